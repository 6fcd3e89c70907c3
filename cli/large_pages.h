#pragma once

namespace tolmach::cli {

/// Asks the system for large pages where the program's memory will lie. What is known of a language's words fills tens
/// of megabytes and is read here and there; to be given and to find it by pages of 4 KiB takes a twentieth of a check.
/// Called once, before memory is allocated in quantity, and for checks alone: what needs little memory would be given
/// more. Does nothing without mimalloc (2.0.9 or later), or where the system has no large pages to give.
void use_large_pages();

}  // namespace tolmach::cli

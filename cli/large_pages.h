#pragma once

namespace tolmach::cli {

/// Asks the system for large pages where the program's memory will lie. What is known of a language's words fills tens
/// of megabytes and is read here and there; by pages of 4 KiB a fifth of the time of a check goes into finding them.
/// Called once, before memory is allocated in quantity. Does nothing without mimalloc, or where the system has no large
/// pages to give.
void use_large_pages();

}  // namespace tolmach::cli

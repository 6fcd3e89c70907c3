#pragma once

#include "text/data_folder.h"

namespace tolmach::normalize {

/// Makes tables (text::TableFile) of the data files that take longest to read: `names/costs.tables`,
/// `words/everyday.tables` and `romanization/writings.tables`. The build does so; who reads the files takes the tables
/// where they are there and were made of them. @throws Error (io) when a file can't be read or written
void make_data_tables(const text::DataFolder& data);

}  // namespace tolmach::normalize

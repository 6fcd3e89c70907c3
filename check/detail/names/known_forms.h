#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "normalize/name_source.h"

namespace tolmach::check::detail {

/// The best of a name's forms in a language (a base tag); empty where it has none.
[[nodiscard]] std::string form_in(const std::vector<normalize::KnownName>& forms, std::string_view language);

/// The entities that a text in a language (a base tag) means by a name, in order. One that has other names in that
/// language is none of them: English texts mean no Grenada by Granada, its Spanish name.
[[nodiscard]] std::vector<std::string_view> meant_entities(const std::vector<normalize::KnownName>& names,
                                                           std::string_view language,
                                                           const normalize::NameSource& lexicon);

/// What the words of a name's forms begin with, inflected or not, in order: "macro" of Emmanuel Macron.
[[nodiscard]] std::vector<std::string> beginnings_of(const std::vector<normalize::KnownName>& forms);

/// Whether a text has one of a name's forms, inflected or not, or a word of one.
/// @param beginnings beginnings_of() its forms  @param folded text::fold of the text
[[nodiscard]] bool is_named(const std::vector<std::string>& beginnings, std::string_view folded);

}  // namespace tolmach::check::detail

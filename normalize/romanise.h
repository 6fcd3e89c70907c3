#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/name_source.h"
#include "text/data_folder.h"

namespace tolmach::normalize {

/// A romanisation system: how an authority writes a language in Latin letters. One file `data/romanization/<id>.rules`.
struct RomanisationSystem {
  std::string id;         ///< "uk-2010"
  std::string language;   ///< canonical tag of the source language
  std::string name;       ///< official name
  std::string authority;  ///< who made it
  std::string year;
  std::string source;                ///< where the rules were taken from
  std::vector<std::string> aliases;  ///< other ids that are accepted
  bool reversible = false;           ///< whether restore() brings the source spelling back
};

/// Whose newspapers write as the system has it ("German"); empty for a standard.
[[nodiscard]] std::string practice_of(const RomanisationSystem& system);

/// Which systems a romaniser lists.
enum class SystemChoice : std::uint8_t {
  kAll,
  kNewspapers,  ///< what newspapers write: the usual system of each language, and those with a practice
};

/// Romanises text by named systems (ICU rules, compiled when first used). Words in all capitals stay so (ЩУКА is
/// SHCHUKA, Щука Shchuka). One object may not be shared by threads.
class Romaniser {
 public:
  /// @param names gives the readings of Japanese names in kanji; may be null; must outlive this
  /// @param choice what systems() lists
  explicit Romaniser(text::DataFolder data, const NameSource* names = nullptr,
                     SystemChoice choice = SystemChoice::kAll);
  ~Romaniser();
  Romaniser(Romaniser&&) noexcept;
  Romaniser& operator=(Romaniser&&) noexcept;

  /// @throws Error (usage) for an unknown system, naming the near ones; (io) when its rules have an error
  [[nodiscard]] std::string romanise(std::string_view text, std::string_view system);
  /// The way back, from Latin letters to the source script.
  /// @throws Error (usage) for an unknown system or one that is not reversible; (io) when its rules have an error
  [[nodiscard]] std::string restore(std::string_view text, std::string_view system);
  /// The systems of the choice, by id. Others are known by name all the same.
  [[nodiscard]] const std::vector<RomanisationSystem>& systems();
  /// The id of the system that newspapers in English use for a language ("uk" → "uk-2010"); empty where there is none.
  [[nodiscard]] std::string usual_system(std::string_view language);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tolmach::normalize

#include "normalize/detail/search/name_block.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "text/error.h"

namespace tolmach::normalize::detail {
namespace {

/// The head of a block; numbers are as the machine that wrote them has them, which kMark tells.
struct Head {
  std::uint64_t mark;
  std::uint32_t group, count, languages_size, sounds_size, numbers_size, reserved;
};
constexpr std::uint64_t kMark = 0x32306B6C426D6C54;  // "TlmBlk02"; to be changed with the format

template <typename Number>
void append(std::string& out, const Number* numbers, std::size_t count) {
  if (count > 0) out.append(reinterpret_cast<const char*>(numbers), count * sizeof(Number));
}

/// The languages of names, each once with a 0 behind it, numbered in their order.
struct Languages {
  std::map<std::string, std::uint16_t> known;
  std::string text;

  std::uint16_t number(const std::string& language) {
    const auto [entry, is_new] = known.try_emplace(language, static_cast<std::uint16_t>(known.size()));
    if (is_new) text += language + '\0';
    return entry->second;
  }
};

/// The sounds of a name without the marks between its tokens.
std::string whole_of(const std::string& sounds) {
  std::string whole = sounds;
  whole.erase(std::remove(whole.begin(), whole.end(), '\0'), whole.end());
  return whole;
}

/// The numbers of the names that have a pair, pair after pair.
struct PairLists {
  std::vector<std::uint32_t> ends = std::vector<std::uint32_t>(kSoundPairs);  ///< by pair, where its list ends
  std::vector<std::uint16_t> numbers;
};

/// A counting sort: how long the list of each pair is, where it begins, then the names in their order.
PairLists lists_of(const BlockName* names, std::size_t count) {
  PairLists lists;
  std::vector<std::vector<SoundPairNumber>> pairs(count);
  std::vector<std::uint32_t> next(kSoundPairs);
  for (std::size_t k = 0; k < count; ++k) {
    pairs[k] = sound_pairs_of(whole_of(names[k].sounds));
    for (const SoundPairNumber pair : pairs[k]) ++lists.ends[pair];
  }
  std::uint32_t total = 0;
  for (std::size_t pair = 0; pair < kSoundPairs; ++pair) {
    next[pair] = total;
    total += lists.ends[pair];
    lists.ends[pair] = total;
  }
  lists.numbers.resize(total);
  for (std::size_t k = 0; k < count; ++k)
    for (const SoundPairNumber pair : pairs[k]) lists.numbers[next[pair]++] = static_cast<std::uint16_t>(k);
  return lists;
}

[[noreturn]] void fail() {
  throw Error(Error::Kind::kIo, "an index of names is damaged or of another version");
}

}  // namespace

static_assert((kSounds & (kSounds - 1)) == 0, "sounds are told by their bits");

BlockName BlockName::of(std::int64_t key, std::uint8_t tag, const PreparedName& name) {
  BlockName out{key, tag, name.group, name.accents, name.language, {}};
  for (const Sounds& token : name.tokens) {
    if (&token != &name.tokens.front()) out.sounds.push_back('\0');
    out.sounds += token;
  }
  return out;
}

void sort_for_block(std::vector<BlockName>& names) {
  struct Place {
    std::size_t consonants;
    std::string whole;
    std::size_t from;
  };
  std::vector<Place> places;
  places.reserve(names.size());
  for (std::size_t k = 0; k < names.size(); ++k)
    places.push_back({consonants_in(names[k].sounds), whole_of(names[k].sounds), k});
  std::sort(places.begin(), places.end(), [&](const Place& a, const Place& b) {
    return std::tie(a.consonants, a.whole, names[a.from].key) < std::tie(b.consonants, b.whole, names[b.from].key);
  });
  std::vector<BlockName> sorted;
  sorted.reserve(names.size());
  for (const Place& place : places) sorted.push_back(std::move(names[place.from]));
  names = std::move(sorted);
}

std::string NameBlock::packed(const BlockName* names, std::size_t count) {
  std::vector<std::int64_t> keys;
  std::vector<std::uint32_t> ends;
  std::vector<std::uint16_t> language_numbers;
  std::string tags, accents, consonants, sounds;
  Languages languages;
  for (std::size_t k = 0; k < count; ++k) {
    const BlockName& name = names[k];
    keys.push_back(name.key);
    tags.push_back(static_cast<char>(name.tag));
    accents.push_back(static_cast<char>(name.accents));
    consonants.push_back(static_cast<char>(std::min<std::size_t>(consonants_in(name.sounds), 0xFF)));
    language_numbers.push_back(languages.number(name.language));
    sounds += name.sounds;
    ends.push_back(static_cast<std::uint32_t>(sounds.size()));
  }
  const PairLists lists = lists_of(names, count);
  const Head head{kMark,
                  count == 0 ? 0U : names[0].group,
                  static_cast<std::uint32_t>(count),
                  static_cast<std::uint32_t>(languages.text.size()),
                  static_cast<std::uint32_t>(sounds.size()),
                  static_cast<std::uint32_t>(lists.numbers.size()),
                  0};
  std::string out;
  append(out, &head, 1);
  append(out, keys.data(), keys.size());
  append(out, ends.data(), ends.size());
  append(out, lists.ends.data(), lists.ends.size());
  append(out, lists.numbers.data(), lists.numbers.size());
  append(out, language_numbers.data(), language_numbers.size());
  for (const std::string& part : {tags, accents, consonants, languages.text, sounds}) out += part;
  return out;
}

NameBlock::NameBlock(std::string_view bytes) : bytes_(bytes) {
  Head head{};
  if (bytes.size() < sizeof head) fail();
  std::memcpy(&head, bytes.data(), sizeof head);
  if (head.mark != kMark || head.count == 0 || head.count > kMostNames || head.group > 0xFF) fail();
  group_ = static_cast<std::uint8_t>(head.group);
  count_ = head.count;
  keys_ = sizeof head;
  ends_ = keys_ + count_ * sizeof(std::int64_t);
  pair_ends_ = ends_ + count_ * sizeof(std::uint32_t);
  numbers_ = pair_ends_ + kSoundPairs * sizeof(std::uint32_t);
  language_numbers_ = numbers_ + head.numbers_size * sizeof(std::uint16_t);
  tags_ = language_numbers_ + count_ * sizeof(std::uint16_t);
  accents_ = tags_ + count_;
  consonants_ = accents_ + count_;
  const std::size_t languages = consonants_ + count_;
  sounds_ = languages + head.languages_size;
  if (bytes.size() != sounds_ + head.sounds_size) fail();
  for (std::string_view rest = bytes.substr(languages, head.languages_size); !rest.empty();) {
    const std::size_t end = rest.find('\0');
    if (end == std::string_view::npos) fail();
    languages_.push_back(rest.substr(0, end));
    rest.remove_prefix(end + 1);
  }
  if (!are_ends(ends_, count_, head.sounds_size) || !are_ends(pair_ends_, kSoundPairs, head.numbers_size)) fail();
  unsigned char seen = 0;
  for (const char sound : bytes.substr(sounds_)) seen |= static_cast<unsigned char>(sound);
  if (seen >= kSounds) fail();
}

bool NameBlock::are_ends(std::size_t offset, std::size_t count, std::uint32_t size) const noexcept {
  std::uint32_t last = 0;
  for (std::size_t k = 0; k < count; ++k) {
    const auto end = at<std::uint32_t>(offset, k);
    if (end < last) return false;
    last = end;
  }
  return last == size;
}

std::string_view NameBlock::language(std::size_t number) const noexcept {
  const auto language = at<std::uint16_t>(language_numbers_, number);
  return language < languages_.size() ? languages_[language] : std::string_view();
}

PreparedName NameBlock::name(std::size_t number) const {
  PreparedName out;
  for (std::string_view rest = sounds(number); !rest.empty();) {
    const std::string_view token = rest.substr(0, rest.find('\0'));
    out.whole += token;
    if (!token.empty()) out.tokens.emplace_back(token);
    rest.remove_prefix(std::min(rest.size(), token.size() + 1));
  }
  out.language = language(number);
  out.group = group_;
  out.accents = at<std::uint8_t>(accents_, number);
  return out;
}

BlockName NameBlock::packed_name(std::size_t number) const {
  return {key(number),
          tag(number),
          group_,
          at<std::uint8_t>(accents_, number),
          std::string(language(number)),
          std::string(sounds(number))};
}

NameBlock::Numbers NameBlock::with_pair(SoundPairNumber pair) const noexcept {
  const std::size_t begin = pair == 0 ? 0 : at<std::uint32_t>(pair_ends_, pair - 1U);
  const std::size_t end = at<std::uint32_t>(pair_ends_, pair);
  return {reinterpret_cast<const std::uint16_t*>(bytes_.data() + numbers_) + begin, end - begin};
}

}  // namespace tolmach::normalize::detail

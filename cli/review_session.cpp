#include "cli/review_session.h"

#include <array>
#include <cstdio>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <termios.h>
#include <unistd.h>

#include "text/error.h"
#include "text/unicode.h"
#include "text/visible.h"

namespace tolmach::cli {
namespace {

constexpr const char* kHelp =
    "a  accept: the forms become names of the lexicon\n"
    "r  reject: the forms are not proposed again\n"
    "e  edit: asks for each form, then accepts; an empty line keeps the form, - leaves it out\n"
    "s  skip: leaves it for another time\n"
    "u  undo: takes the last decision back\n"
    "q  quit: what was decided stays decided\n"
    "The same keys serve on a Cyrillic keyboard.\n";

/// A terminal that gives each key at once, while this lives. Ctrl-C and Ctrl-D are keys, so that no signal leaves the
/// terminal so.
class KeyMode {
 public:
  KeyMode() {
    tcgetattr(STDIN_FILENO, &before_);
    termios keys = before_;
    keys.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO | ISIG);
    keys.c_cc[VMIN] = 1;
    keys.c_cc[VTIME] = 0;
    tcsetattr(STDIN_FILENO, TCSANOW, &keys);
  }
  ~KeyMode() { tcsetattr(STDIN_FILENO, TCSANOW, &before_); }
  KeyMode(const KeyMode&) = delete;
  KeyMode& operator=(const KeyMode&) = delete;

 private:
  termios before_{};
};

/// What is no command.
constexpr char kNoCommand = '\1';

/// The command that a character means: its letter, in capitals too, or what the same key gives on a Russian, Ukrainian
/// or Belarusian keyboard, so that a reviewer of names in Cyrillic need not switch back and forth.
char command_of(std::string_view character) {
  constexpr std::array<std::pair<std::string_view, char>, 15> kSameKey = {{{"ф", 'a'},
                                                                           {"к", 'r'},
                                                                           {"у", 'e'},
                                                                           {"ы", 's'},
                                                                           {"і", 's'},
                                                                           {"г", 'u'},
                                                                           {"й", 'q'},
                                                                           {"Ф", 'a'},
                                                                           {"К", 'r'},
                                                                           {"У", 'e'},
                                                                           {"Ы", 's'},
                                                                           {"І", 's'},
                                                                           {"Г", 'u'},
                                                                           {"Й", 'q'},
                                                                           {",", '?'}}};
  for (const auto& [key, command] : kSameKey)
    if (character == key) return command;
  if (character.size() != 1) return kNoCommand;
  const char letter = character.front();
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

/// Commands and forms from standard input.
class Commands {
 public:
  /// The next command; 0 at the end of input. What is no single character is kNoCommand.
  char next() {
    if (keys_) return pressed_key();
    ask();
    const std::optional<std::string> read = line();
    if (!read) return 0;
    return command_of(text::trim(*read));
  }

  static std::optional<std::string> line() {
    std::string read;
    if (!std::getline(std::cin, read)) return {};
    return read;
  }

 private:
  static void ask() {
    fmt::print("accept, reject, edit, skip, undo, quit, ? > ");
    std::fflush(stdout);
  }

  static char pressed_key() {
    // Before the question: who answers at once presses a key already.
    const KeyMode mode;
    ask();
    const std::string key = read_character();
    if (key.empty() || key.front() == kCtrlC || key.front() == kCtrlD) return 0;
    const bool printed = static_cast<unsigned char>(key.front()) > ' ' && key != "\x7F";
    fmt::print("{}\n", printed ? text::visible(key) : std::string());
    return printed ? command_of(key) : kNoCommand;
  }

  /// The bytes of one character of UTF-8; empty at the end of input.
  static std::string read_character() {
    std::string bytes(1, '\0');
    if (::read(STDIN_FILENO, bytes.data(), 1) != 1) return {};
    const auto lead = static_cast<unsigned char>(bytes.front());
    const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    for (char next = 0; bytes.size() < size && ::read(STDIN_FILENO, &next, 1) == 1;) bytes += next;
    return bytes;
  }

  static constexpr char kCtrlC = 3, kCtrlD = 4;
  bool keys_ = isatty(STDIN_FILENO) != 0;
};

class ReviewSession {
 public:
  ReviewSession(lexicons::Lexicon& lexicon, lexicons::ProposalReviewer& reviewer)
      : lexicon_(lexicon), reviewer_(reviewer) {
    for (const lexicons::Proposal& proposal : lexicon.proposals()) keys_.push_back(proposal.key);
  }

  void run() {
    if (keys_.empty()) {
      fmt::print("nothing waits for review\n");
      return;
    }
    bool shown = false;
    while (at_ < keys_.size()) {
      const std::optional<lexicons::Proposal> proposal = lexicon_.waiting_proposal(keys_[at_]);
      if (!proposal) {  // another program has decided
        ++at_;
        shown = false;
        continue;
      }
      if (!shown) show(reviewer_.look_at(*proposal));
      const std::size_t before = at_;
      const bool goes_on = obey(commands_.next(), *proposal);
      if (!goes_on) break;
      shown = at_ == before;
    }
    fmt::print("{} accepted, {} rejected; {} wait\n", count(lexicons::Decision::kAccepted),
               count(lexicons::Decision::kRejected), lexicon_.proposals().size());
  }

 private:
  /// A decision that undo can take back.
  struct Decided {
    std::size_t at;
    std::uint64_t change;
    lexicons::Decision decision;
  };

  void show(const lexicons::ReviewItem& item) const {
    fmt::print("\n{} of {}: proposal {}\n", at_ + 1, keys_.size(), item.proposal.key);
    for (const lexicons::NewName& form : item.proposal.forms) {
      fmt::print("  {} [{}] {}{}\n", text::visible(form.form), form.language, normalize::to_string(form.kind),
                 form.entity.empty() ? std::string() : ", of " + text::visible(form.entity));
    }
    std::string_view evidence = text::trim(item.proposal.evidence);
    while (!evidence.empty()) {
      const std::size_t end = std::min(evidence.find('\n'), evidence.size());
      fmt::print("  seen: {}\n", text::visible(evidence.substr(0, end)));
      evidence.remove_prefix(std::min(end + 1, evidence.size()));
    }
    for (const std::string& conflict : item.conflicts) fmt::print("  but: {}\n", text::visible(conflict));
    for (const std::string& explanation : item.explanations) fmt::print("  why: {}\n", text::visible(explanation));
  }

  /// @return false when the session is to end
  bool obey(char command, const lexicons::Proposal& proposal) {
    switch (command) {
      case 'a':
        decide(proposal.key, lexicons::Decision::kAccepted, {});
        return true;
      case 'r':
        decide(proposal.key, lexicons::Decision::kRejected, {});
        return true;
      case 'e':
        return edit(proposal);
      case 's':
        ++at_;
        return true;
      case 'u':
        undo();
        return true;
      case 'q':
        return false;
      case 0:
        fmt::print("\n");
        return false;
      case '?':
        fmt::print("{}", kHelp);
        return true;
      default:
        fmt::print("no such command; ? lists them\n");
        return true;
    }
  }

  /// What can't be stored, or was decided by another meanwhile, is told; the session goes on.
  void decide(std::int64_t key, lexicons::Decision decision, const std::vector<std::string>& forms) {
    std::uint64_t change = 0;
    try {
      lexicons::Lexicon::Transaction transaction(lexicon_);
      lexicon_.decide(key, decision, forms);
      change = lexicon_.last_change();  // before others may write again
      transaction.commit();
    } catch (const Error& error) {
      if (error.kind() != Error::Kind::kUsage) throw;
      fmt::print("{}\n", text::visible(error.what()));
      return;
    }
    decided_.push_back({at_, change, decision});
    ++at_;
  }

  /// @return false at the end of input; nothing is then decided
  bool edit(const lexicons::Proposal& proposal) {
    std::vector<std::string> forms;
    for (const lexicons::NewName& name : proposal.forms) {
      fmt::print("{} [{}]: ", text::visible(name.form), name.language);
      std::fflush(stdout);
      const std::optional<std::string> line = Commands::line();
      if (!line) {
        fmt::print("\n");
        return false;
      }
      const std::string written(text::trim(*line));
      forms.push_back(written.empty() ? name.form : written == "-" ? std::string() : written);
    }
    decide(proposal.key, lexicons::Decision::kAccepted, forms);
    return true;
  }

  void undo() {
    if (decided_.empty()) {
      fmt::print("nothing was decided yet\n");
      return;
    }
    try {
      lexicon_.undo(decided_.back().change);
    } catch (const Error& error) {
      if (error.kind() != Error::Kind::kUsage) throw;
      fmt::print("{}\n", text::visible(error.what()));
      return;
    }
    at_ = decided_.back().at;
    decided_.pop_back();
  }

  [[nodiscard]] std::size_t count(lexicons::Decision decision) const {
    std::size_t number = 0;
    for (const Decided& each : decided_) number += each.decision == decision ? 1U : 0U;
    return number;
  }

  lexicons::Lexicon& lexicon_;
  lexicons::ProposalReviewer& reviewer_;
  Commands commands_;
  std::vector<std::int64_t> keys_;
  std::size_t at_ = 0;
  std::vector<Decided> decided_;
};

}  // namespace

void run_review_session(lexicons::Lexicon& lexicon, lexicons::ProposalReviewer& reviewer) {
  ReviewSession(lexicon, reviewer).run();
}

}  // namespace tolmach::cli

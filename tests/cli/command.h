#pragma once

#include <array>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/folder.h"

namespace tolmach::cli {

/// What a run of the program left.
struct Outcome {
  int status = 0;
  std::string out, err;
};

/// The command as scripts use it: forms, exit statuses, and what bad input gets. Each test has a folder of its own; the
/// lexicon's place is in it, so that no test touches the user's.
class Command : public tests::InFolder {
 protected:
  Outcome run(const std::string& arguments, const std::string& input = {}) const {
    const std::string in = file("stdin", input);
    const std::string command = "cd '" + folder_.string() + "' && TOLMACH_LEXICON='" + path("user.db") +
                                "' '" TOLMACH_PROGRAM "' " + arguments + " <'" + in + "' >'" + path("stdout") +
                                "' 2>'" + path("stderr") + "'";
    const int status = std::system(command.c_str());
    return {WEXITSTATUS(status), slurp(path("stdout")), slurp(path("stderr"))};
  }

  /// Runs the command and interrupts it as soon as a file is there; what it writes stands in the files stdout and
  /// stderr. @return its exit status
  int interrupted(const std::string& arguments, const std::string& when_there) const {
    const pid_t child = fork();
    if (child == 0) {
      const std::string command = "cd '" + folder_.string() +
                                  "' && TOLMACH_LEXICON=user.db exec '" TOLMACH_PROGRAM "' " + arguments +
                                  " >stdout 2>stderr";
      execl("/bin/sh", "sh", "-c", command.c_str(), nullptr);
      _exit(127);
    }
    int status = 0;
    while (waitpid(child, &status, WNOHANG) == 0) {
      if (std::filesystem::exists(folder_ / when_there)) {
        kill(child, SIGINT);
        waitpid(child, &status, 0);
        break;
      }
      usleep(1000);
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }

  /// What the program asks at a terminal, and the keys that are then pressed.
  struct Answer {
    std::string prompt, keys;
  };
  /// Runs the command at a terminal of its own and answers its questions in their order.
  /// @return its exit status, and in `out` all that the terminal showed
  Outcome typed(const std::string& arguments, const std::vector<Answer>& answers) const {
    int terminal = -1;
    const pid_t child = forkpty(&terminal, nullptr, nullptr, nullptr);
    if (child == 0) {
      const std::string command = "cd '" + folder_.string() + "' && TOLMACH_LEXICON='" + path("user.db") +
                                  "' exec '" TOLMACH_PROGRAM "' " + arguments;
      execl("/bin/sh", "sh", "-c", command.c_str(), nullptr);
      _exit(127);
    }
    Outcome outcome;
    std::size_t read_to = 0, next = 0;
    std::array<char, 4096> block{};
    // The other end is gone when the program ends: reading fails then.
    for (ssize_t size = 0; (size = read(terminal, block.data(), block.size())) > 0;) {
      outcome.out.append(block.data(), static_cast<std::size_t>(size));
      while (next < answers.size()) {
        const std::size_t at = outcome.out.find(answers[next].prompt, read_to);
        if (at == std::string::npos) break;
        read_to = at + answers[next].prompt.size();
        const std::string& pressed = answers[next++].keys;
        if (write(terminal, pressed.data(), pressed.size()) < 0) break;
      }
    }
    int status = 0;
    waitpid(child, &status, 0);
    close(terminal);
    outcome.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return outcome;
  }

  std::vector<std::string> names_in_folder() const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder_))
      names.push_back(entry.path().filename().string());
    return names;
  }
};

/// A text and its translation, a sentence a line.
inline const char* const kSource =
    "The minister arrived in Kyiv on 5 May.\nHe met 12 envoys.\nThe talks lasted two hours.\n";
inline const char* const kTarget =
    "Міністр прибув до Києва 5 травня.\nВін зустрівся з 12 посланцями.\nПереговори тривали дві години.\n";

/// Sentences of invented words, so that nothing but what was learned can tie the two sides.
inline std::string invented(const std::vector<std::string>& words, const std::vector<int>& rows) {
  std::string out;
  for (const int row : rows) {
    for (int k = 0; k < 4; ++k) out += words[static_cast<std::size_t>((row * 3 + k * 5) % 12)] + (k < 3 ? " " : ".\n");
  }
  return out;
}

inline const std::vector<std::string> kWordsA{"alo", "bem", "cif", "dor", "egu", "fam",
                                              "gip", "hov", "iru", "jat", "kel", "lom"};
inline const std::vector<std::string> kWordsB{"раш", "сен", "тиб", "уфа", "хор", "цуг",
                                              "чем", "шол", "юна", "яви", "зуп", "вох"};

}  // namespace tolmach::cli

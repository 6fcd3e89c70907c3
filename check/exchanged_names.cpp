// A known name of a source whose script has no capitals stands for another known one in the target. Its names can't be
// told from its words, so only what the lexicon knows on both sides is compared.

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "check/detail/finders.h"
#include "check/detail/names/known_forms.h"
#include "check/detail/names/name_words.h"
#include "text/unicode.h"

namespace tolmach::check::detail {
namespace {

using normalize::KnownName;
using normalize::Mention;

class ExchangedNames {
 public:
  ExchangedNames(const Context& context, const normalize::NameSource& lexicon, Findings& findings)
      : context_(context), lexicon_(lexicon), findings_(findings) {}

  void find() {
    const align::Alignment& alignment = context_.alignment();
    for (std::uint32_t number = 0; number < alignment.size(); ++number)
      if (alignment[number].is_link()) compare(number);
  }

 private:
  struct Known {
    const Mention* mention = nullptr;
    std::vector<KnownName> forms;
  };

  void compare(std::uint32_t number) {
    const align::Bead& bead = context_.alignment()[number];
    const Known lost = without_counterpart(*context_.source(), bead.source, context_.target(), number);
    if (lost.mention == nullptr) return;
    const Known found = without_counterpart(context_.target(), bead.target, *context_.source(), number);
    if (found.mention == nullptr || found.mention->kind != lost.mention->kind) return;
    if (findings_.covers(Family::kName, found.mention->span)) return;
    const std::string right = form_in(lost.forms, context_.target().language());
    findings_.add({.code = "name-differs",
                   .confidence = 0.8,
                   .message = fmt::format("target {}, source {} ({}): two different names", found.mention->form,
                                          lost.mention->form, right),
                   .target = found.mention->span,
                   .source = lost.mention->span,
                   .suggestion = right,
                   .bead = number});
  }

  /// The first known name of a side that could be named on the other one and is not, nor in the sentences around.
  [[nodiscard]] Known without_counterpart(const DocumentView& side, text::SegmentRange range, const DocumentView& other,
                                          std::uint32_t number) const {
    const std::vector<Mention>& mentions = side.mentions();
    auto mention = std::lower_bound(mentions.begin(), mentions.end(), range.begin,
                                    [](const Mention& m, std::uint32_t segment) { return m.segment < segment; });
    for (; mention != mentions.end() && mention->segment < range.end; ++mention) {
      if (mention->entity.empty() || mention->kind == normalize::NameKind::kOther) continue;
      Known known{&*mention, lexicon_.forms_of(mention->entity)};
      if (form_in(known.forms, other.language()).empty()) continue;
      if (!is_named(known.forms, text::fold(around(other, number)))) return known;
    }
    return {};
  }

  /// The text of one side of a bead and of its neighbours: names move between sentences.
  [[nodiscard]] std::string_view around(const DocumentView& view, std::uint32_t number) const {
    const align::Bead all = context_.with_neighbours(number);
    return text::span_of(view.document(), &view == context_.source() ? all.source : all.target).of(view.text());
  }

  const Context& context_;
  const normalize::NameSource& lexicon_;
  Findings& findings_;
};

}  // namespace

void find_exchanged_names(const Context& context, Findings& findings) {
  const normalize::NameSource* lexicon = context.resources().lexicon();
  if (lexicon == nullptr || !context.has_source() || context.same_language()) return;
  if (has_capitals(context.source()->script()) || !findings.wants("name-differs")) return;
  ExchangedNames(context, *lexicon, findings).find();
}

}  // namespace tolmach::check::detail

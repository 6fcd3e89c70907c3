#include "formats/html_article.h"

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

#include <gumbo.h>

#include "formats/detail/html_text.h"
#include "text/unicode.h"

namespace tolmach::formats {
namespace {

/// Parsed pages are freed by Gumbo.
struct FreeOutput {
  void operator()(GumboOutput* output) const noexcept { gumbo_destroy_output(&kGumboDefaultOptions, output); }
};

bool is_one_of(GumboTag tag, std::initializer_list<GumboTag> tags) noexcept {
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

bool is_furniture(GumboTag tag) noexcept {
  return is_one_of(
      tag, {GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE, GUMBO_TAG_NAV, GUMBO_TAG_ASIDE,
            GUMBO_TAG_FOOTER, GUMBO_TAG_FORM, GUMBO_TAG_BUTTON, GUMBO_TAG_SELECT, GUMBO_TAG_TEXTAREA, GUMBO_TAG_SVG,
            GUMBO_TAG_IFRAME, GUMBO_TAG_OBJECT, GUMBO_TAG_AUDIO, GUMBO_TAG_VIDEO, GUMBO_TAG_HEAD, GUMBO_TAG_TITLE});
}

bool is_inline(GumboTag tag) noexcept {
  return is_one_of(tag,
                   {GUMBO_TAG_A,    GUMBO_TAG_ABBR,  GUMBO_TAG_B,    GUMBO_TAG_BDI,    GUMBO_TAG_BDO, GUMBO_TAG_CITE,
                    GUMBO_TAG_CODE, GUMBO_TAG_DATA,  GUMBO_TAG_DEL,  GUMBO_TAG_DFN,    GUMBO_TAG_EM,  GUMBO_TAG_FONT,
                    GUMBO_TAG_I,    GUMBO_TAG_INS,   GUMBO_TAG_KBD,  GUMBO_TAG_MARK,   GUMBO_TAG_Q,   GUMBO_TAG_S,
                    GUMBO_TAG_SAMP, GUMBO_TAG_SMALL, GUMBO_TAG_SPAN, GUMBO_TAG_STRONG, GUMBO_TAG_SUB, GUMBO_TAG_SUP,
                    GUMBO_TAG_TIME, GUMBO_TAG_U,     GUMBO_TAG_VAR,  GUMBO_TAG_WBR});
}

std::string_view attribute(const GumboNode& node, const char* name) noexcept {
  const GumboAttribute* found = gumbo_get_attribute(&node.v.element.attributes, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

bool is_hidden(const GumboNode& node) noexcept {
  static constexpr std::array<std::string_view, 5> kRoles = {"navigation", "complementary", "banner", "contentinfo",
                                                             "search"};
  const std::string_view role = attribute(node, "role");
  return gumbo_get_attribute(&node.v.element.attributes, "hidden") != nullptr ||
         attribute(node, "aria-hidden") == "true" || std::find(kRoles.begin(), kRoles.end(), role) != kRoles.end();
}

std::string_view piece(const GumboStringPiece& string) noexcept {
  return {string.data, string.length};
}

/// Visits a node's children; nothing for a text.
template <typename Visit>
void for_each_child(const GumboNode& node, Visit visit) {
  if (node.type != GUMBO_NODE_ELEMENT && node.type != GUMBO_NODE_TEMPLATE && node.type != GUMBO_NODE_DOCUMENT) return;
  const GumboVector& children = node.type == GUMBO_NODE_DOCUMENT ? node.v.document.children : node.v.element.children;
  for (unsigned i = 0; i < children.length; ++i) visit(*static_cast<const GumboNode*>(children.data[i]));
}

struct TextCount {
  std::size_t all = 0;     ///< characters of text
  std::size_t linked = 0;  ///< of these, inside links
};

/// Deep nesting is cut off: a page made to be hostile must not exhaust the stack.
constexpr int kDeepest = 400;

void count_text(const GumboNode& node, bool in_link, int depth, TextCount& count) {
  if (depth > kDeepest) return;
  if (node.type == GUMBO_NODE_TEXT) {
    const std::size_t length = text::trim(node.v.text.text).size();
    count.all += length;
    count.linked += in_link ? length : 0;
    return;
  }
  if (node.type == GUMBO_NODE_ELEMENT && is_furniture(node.v.element.tag)) return;
  const bool link = in_link || (node.type == GUMBO_NODE_ELEMENT && node.v.element.tag == GUMBO_TAG_A);
  for_each_child(node, [&](const GumboNode& child) { count_text(child, link, depth + 1, count); });
}

/// A list or block that is mostly links is navigation, whatever it is called.
bool is_link_list(const GumboNode& node) {
  if (!is_one_of(node.v.element.tag, {GUMBO_TAG_UL, GUMBO_TAG_OL, GUMBO_TAG_DL, GUMBO_TAG_TABLE})) return false;
  TextCount count;
  count_text(node, false, 0, count);
  return count.all > 0 && count.linked * 10 > count.all * 7;
}

/// Finds where the article is.
class ContainerSearch {
 public:
  const GumboNode* find(const GumboNode& root) {
    visit(root, 0);
    return article_ != nullptr ? article_ : main_ != nullptr ? main_ : densest_;
  }
  [[nodiscard]] const GumboNode* headline() const noexcept { return headline_; }

 private:
  void visit(const GumboNode& node, int depth) {
    if (depth > kDeepest) return;
    if (node.type == GUMBO_NODE_ELEMENT) {
      const GumboTag tag = node.v.element.tag;
      if (is_furniture(tag) || is_hidden(node)) return;
      if (tag == GUMBO_TAG_H1 && headline_ == nullptr) headline_ = &node;
      if (tag == GUMBO_TAG_ARTICLE) take_longest(node, article_, article_length_);
      if (tag == GUMBO_TAG_MAIN || attribute(node, "role") == "main") take_longest(node, main_, main_length_);
      take_densest(node);
    }
    for_each_child(node, [&](const GumboNode& child) { visit(child, depth + 1); });
  }

  static void take_longest(const GumboNode& node, const GumboNode*& best, std::size_t& best_length) {
    TextCount count;
    count_text(node, false, 0, count);
    if (best != nullptr && count.all <= best_length) return;
    best = &node;
    best_length = count.all;
  }

  /// The element whose own paragraphs hold most text.
  void take_densest(const GumboNode& node) {
    TextCount count;
    for_each_child(node, [&](const GumboNode& child) {
      const bool paragraph = child.type == GUMBO_NODE_ELEMENT &&
                             is_one_of(child.v.element.tag, {GUMBO_TAG_P, GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_PRE});
      if (paragraph || child.type == GUMBO_NODE_TEXT) count_text(child, false, 0, count);
    });
    if (densest_ != nullptr && count.all <= densest_length_) return;
    densest_ = &node;
    densest_length_ = count.all;
  }

  const GumboNode* article_ = nullptr;
  const GumboNode* main_ = nullptr;
  const GumboNode* densest_ = nullptr;
  const GumboNode* headline_ = nullptr;
  std::size_t article_length_ = 0, main_length_ = 0, densest_length_ = 0;
};

void collect(const GumboNode& node, int depth, detail::HtmlText& out) {
  if (depth > kDeepest) return;
  if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE || node.type == GUMBO_NODE_CDATA) {
    out.add(piece(node.v.text.original_text), node.v.text.text);
    return;
  }
  if (node.type != GUMBO_NODE_ELEMENT) return;
  const GumboTag tag = node.v.element.tag;
  if (is_furniture(tag) || is_hidden(node) || is_link_list(node)) return;
  const bool block = !is_inline(tag);
  if (block) out.end_paragraph();
  for_each_child(node, [&](const GumboNode& child) { collect(child, depth + 1, out); });
  if (block) out.end_paragraph();
}

bool contains(const GumboNode& node, const GumboNode* wanted, int depth) {
  if (&node == wanted) return true;
  bool found = false;
  if (depth < kDeepest)
    for_each_child(node, [&](const GumboNode& child) { found = found || contains(child, wanted, depth + 1); });
  return found;
}

}  // namespace

bool looks_like_html(std::string_view text) noexcept {
  const std::string head = text::lower(text.substr(0, 1000));
  const std::string_view start = text::trim(head);
  if (start.empty() || start.front() != '<') return false;
  for (const std::string_view mark :
       {"<!doctype html", "<html", "<head", "<body", "<article", "<main", "<div", "<p>", "<p ", "<h1"})
    if (start.find(mark) != std::string_view::npos && start.substr(0, 4) != "<p>\n") return true;
  return false;
}

std::string declared_encoding(std::string_view bytes) {
  std::string head(bytes.substr(0, 2000));
  for (char& c : head) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  if (head.find("<meta") == std::string::npos) return {};
  std::size_t at = head.find("charset=");
  if (at == std::string::npos) return {};
  at += 8;
  while (at < head.size() && (head[at] == '"' || head[at] == '\'' || head[at] == ' ')) ++at;
  const std::size_t end = head.find_first_of("\"' />;", at);
  return head.substr(at, end == std::string::npos ? std::string::npos : end - at);
}

HtmlArticle extract_article(const text::Decoded& page) {
  const std::unique_ptr<GumboOutput, FreeOutput> output(
      gumbo_parse_with_options(&kGumboDefaultOptions, page.text.data(), page.text.size()));
  const GumboNode& root = *output->root;
  ContainerSearch search;
  const GumboNode* container = search.find(root);
  detail::HtmlText text(page);
  if (container != nullptr) {
    const GumboNode* headline = search.headline();
    if (headline != nullptr && !contains(*container, headline, 0)) collect(*headline, 0, text);
    collect(*container, 0, text);
  }
  return {std::move(text.text()), std::move(text.source_map()), std::string(attribute(root, "lang"))};
}

}  // namespace tolmach::formats

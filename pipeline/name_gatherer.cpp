#include "pipeline/name_gatherer.h"

namespace tolmach::pipeline {

lexicons::OpenLexicons lexicons_of(const Settings& settings) {
  if (!settings.use_lexicon) return {};
  return lexicons::open_lexicons(settings.data, settings.lexicon);
}

NameGatherer::NameGatherer(const text::DataFolder& data, const normalize::NameSource* lexicon)
    : lexicon_(lexicon), finder_(data, lexicon), matcher_(data, lexicon), spellings_(data) {}

normalize::DocumentMentions NameGatherer::mentions_of(const text::Document& document) {
  return {&document, finder_.find(document)};
}

std::vector<normalize::NameCluster> NameGatherer::clusters_of(
    const std::vector<normalize::DocumentMentions>& mentions) {
  return normalize::cluster_names(mentions, matcher_, lexicon_, spellings_);
}

}  // namespace tolmach::pipeline

#include "lexicons/detail/index_maker.h"

#include "normalize/name_fingerprint.h"

namespace tolmach::lexicons::detail {

const normalize::NameMatcher& IndexMaker::matcher() {
  if (!matcher_) matcher_ = std::make_unique<const normalize::NameMatcher>(data_);
  return *matcher_;
}

const std::string& IndexMaker::fingerprint() {
  if (fingerprint_.empty()) fingerprint_ = normalize::name_fingerprint(data_, matcher());
  return fingerprint_;
}

}  // namespace tolmach::lexicons::detail

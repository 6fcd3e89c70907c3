#include "cli/large_pages.h"

#if defined(TOLMACH_HAS_MIMALLOC) && defined(__linux__)

#include <cstddef>
#include <cstdint>
#include <memory>

#include <mimalloc.h>
#include <sys/mman.h>

namespace tolmach::cli {
namespace {

constexpr std::size_t kMegabyte = std::size_t{1} << 20;
/// Only addresses are taken: memory comes when it is first touched. What does not fit gets memory as ever.
constexpr std::size_t kArena = 1024 * kMegabyte;
/// How mimalloc lays out its segments.
constexpr std::size_t kSegment = 32 * kMegabyte;

std::byte* segment_start(void* within) {
  auto* const at = static_cast<std::byte*>(within);
  return at - reinterpret_cast<std::uintptr_t>(at) % kSegment;
}

/// The segment that was begun before main() did.
void enlarge_first_segment() {
  const std::unique_ptr<std::byte> inside = std::make_unique<std::byte>();
  madvise(segment_start(inside.get()), kSegment, MADV_HUGEPAGE);
}

}  // namespace

void use_large_pages() {
  enlarge_first_segment();
  void* const taken =
      mmap(nullptr, kArena + kSegment, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (taken == MAP_FAILED) return;
  std::byte* const arena = segment_start(static_cast<std::byte*>(taken) + kSegment - 1);
  madvise(arena, kArena, MADV_HUGEPAGE);
  constexpr bool kCommitted = true, kLarge = true, kZero = true;
  constexpr int kAnyNode = -1;
  mi_manage_os_memory(arena, kArena, kCommitted, kLarge, kZero, kAnyNode);
}

}  // namespace tolmach::cli

#else

namespace tolmach::cli {

void use_large_pages() {}

}  // namespace tolmach::cli

#endif

#include "cli/large_pages.h"

#if defined(TOLMACH_HAS_MIMALLOC) && defined(__linux__)
#include <cstddef>
#include <cstdint>
#include <memory>

#include <mimalloc.h>
#include <sys/mman.h>
#endif

#if defined(MI_MALLOC_VERSION) && MI_MALLOC_VERSION >= 209  // the first that says where an arena lies

namespace tolmach::cli {
namespace {

constexpr std::size_t kMegabyte = std::size_t{1} << 20;
/// Addresses that are set apart; memory comes when it is first touched. What does not fit gets memory as ever.
constexpr std::size_t kArena = 1024 * kMegabyte;
/// How mimalloc lays out the memory that it asks for; a wrong number would only ask for what is not needed.
constexpr std::size_t kSegment = 32 * kMegabyte;

/// The segment that is in use already.
void enlarge_first_segment() {
  const std::unique_ptr<std::byte> inside = std::make_unique<std::byte>();
  std::byte* const start = inside.get() - reinterpret_cast<std::uintptr_t>(inside.get()) % kSegment;
  madvise(start, kSegment, MADV_HUGEPAGE);
}

}  // namespace

void use_large_pages() {
  enlarge_first_segment();
  constexpr bool kCommitted = true, kHugetlbfs = false, kExclusive = false;
  mi_arena_id_t arena{};
  if (mi_reserve_os_memory_ex(kArena, kCommitted, kHugetlbfs, kExclusive, &arena) != 0) return;
  std::size_t size = 0;
  void* const start = mi_arena_area(arena, &size);
  madvise(start, size, MADV_HUGEPAGE);
}

}  // namespace tolmach::cli

#else

namespace tolmach::cli {

void use_large_pages() {}

}  // namespace tolmach::cli

#endif

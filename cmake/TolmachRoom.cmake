# A room is a folder with one library of the same name: target tolmach_<room>, alias tolmach::<room>.

function(tolmach_compile_options target)
  target_compile_features(${target} PUBLIC cxx_std_20)
  # Off: a field left out takes its default; g++ 12's -Wrestrict warns of std::string's own code.
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion
                                           -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual
                                           -Wno-missing-field-initializers
                                           $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
  if(TOLMACH_WARNINGS_AS_ERRORS)
    target_compile_options(${target} PRIVATE -Werror)
  endif()
endfunction()

# Reads the standard library's headers, which most files include, once a target: they took half of the time of most files.
# A file still includes what it uses: the sanitize preset builds without (CMAKE_DISABLE_PRECOMPILE_HEADERS).
# tolmach_precompile(target <fmt/format.h> …): the standard headers and those named.
function(tolmach_precompile target)
  target_precompile_headers(${target} PRIVATE <algorithm> <array> <filesystem> <functional> <map> <memory> <optional>
                            <ostream> <set> <span> <string> <string_view> <unordered_map> <utility> <vector> ${ARGN})
  if(NOT CMAKE_DISABLE_PRECOMPILE_HEADERS)
    # g++ 12 takes inlined code of std::string for the project's own when it comes from such a header.
    target_compile_options(${target} PRIVATE
                           "$<$<CXX_COMPILER_ID:GNU>:-Wno-array-bounds;-Wno-stringop-overflow>")
  endif()
endfunction()

# What takes no time when it runs, but long to compile.
function(tolmach_compile_quickly target)
  target_compile_options(${target} PRIVATE $<$<CONFIG:Release>:-O1>)
endfunction()

# tolmach_room(text SOURCES a.cpp … PUBLIC tolmach::… PRIVATE ICU::uc … PRECOMPILE <fmt/format.h> …)
function(tolmach_room room)
  cmake_parse_arguments(ROOM "" "" "SOURCES;PUBLIC;PRIVATE;PRECOMPILE" ${ARGN})
  add_library(tolmach_${room} ${ROOM_SOURCES})
  add_library(tolmach::${room} ALIAS tolmach_${room})
  set_target_properties(tolmach_${room} PROPERTIES EXPORT_NAME ${room} POSITION_INDEPENDENT_CODE ON)
  tolmach_compile_options(tolmach_${room})
  tolmach_precompile(tolmach_${room} <fmt/format.h> ${ROOM_PRECOMPILE})
  target_include_directories(
    tolmach_${room} PUBLIC $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}>
                           $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>
                           $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/tolmach>)
  target_link_libraries(tolmach_${room} PUBLIC ${ROOM_PUBLIC} PRIVATE ${ROOM_PRIVATE})
  install(TARGETS tolmach_${room} EXPORT tolmachTargets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}
                                                      LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
  file(GLOB headers CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.h")
  install(FILES ${headers} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/tolmach/${room})
endfunction()

# tolmach_test(text SOURCES a_test.cpp … LINK … PROPERTIES name value …): one executable a room, so that a room is tested
# alone. The properties are those of each of its tests.
function(tolmach_test room)
  cmake_parse_arguments(TEST "" "" "SOURCES;LINK;PROPERTIES" ${ARGN})
  add_executable(${room}_test ${TEST_SOURCES})
  tolmach_compile_options(${room}_test)
  tolmach_compile_quickly(${room}_test)
  tolmach_precompile(${room}_test <gmock/gmock.h> <gtest/gtest.h>)
  target_include_directories(${room}_test PRIVATE "${PROJECT_SOURCE_DIR}")
  target_link_libraries(${room}_test PRIVATE ${TEST_LINK} GTest::gmock GTest::gtest_main)
  target_compile_definitions(
    ${room}_test PRIVATE TOLMACH_TEST_DATA="${PROJECT_SOURCE_DIR}/data" TOLMACH_TEST_CASES="${CMAKE_CURRENT_SOURCE_DIR}"
                         TOLMACH_TEST_SHARED="${PROJECT_SOURCE_DIR}/../shared")
  gtest_discover_tests(${room}_test DISCOVERY_TIMEOUT 60 PROPERTIES ${TEST_PROPERTIES})
endfunction()

# tolmach_embed(variable file): a C++ raw string literal of a file's text, for configure_file().
function(tolmach_embed variable file)
  file(READ "${file}" text)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${file}")
  set(${variable} "R\"__embedded__(${text})__embedded__\"" PARENT_SCOPE)
endfunction()

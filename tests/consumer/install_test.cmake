# Run by CTest; see CMakeLists.txt. Stops with an error at the first step that fails.
function(step)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "${ARGN}\n${output}")
  endif()
  set(output "${output}" PARENT_SCOPE)
endfunction()

file(REMOVE_RECURSE "${WORK}")
set(prefix "${WORK}/prefix")
step(${CMAKE_COMMAND} --install "${BUILD}" --prefix "${prefix}")

# The installed program finds its data by its own place, from any folder.
step(${CMAKE_COMMAND} -E chdir / "${prefix}/bin/tolmach" lexicon find Київ --all)
if(NOT output MATCHES "Kyiv")
  message(FATAL_ERROR "the installed program does not know Kyiv:\n${output}")
endif()

# A project outside uses the package.
step(${CMAKE_COMMAND} -S "${SOURCE}/project" -B "${WORK}/build" -G "${GENERATOR}" "-DCMAKE_PREFIX_PATH=${prefix}"
     "-DTOLMACH_HEADERS=${prefix}/include" "-DCMAKE_CXX_FLAGS=${FLAGS}")
step(${CMAKE_COMMAND} --build "${WORK}/build")
step("${WORK}/build/consumer" "${prefix}/share/tolmach")
if(NOT output MATCHES "2 beads")
  message(FATAL_ERROR "the consumer said:\n${output}")
endif()

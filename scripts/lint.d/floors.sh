# SPDX-License-Identifier: Apache-2.0
# Each target imports only what stands below it. A new target needs a row here.

awk_floors='
BEGIN {
  std = " Synchronization "
  may["Sources/CompletionEngine"] = " CLibevent CIOCPSystem Glibc" std
  # Builtin: in Async/Suspension.swift, see decision 0034.
  may["Sources/IOCP"] = " CompletionEngine Builtin" std
  may["Sources/IOCPTesting"] = " CompletionEngine IOCP Testing" std
  may["Sources/IOCPServices"] = " IOCP Glibc Logging Metrics ServiceLifecycle SystemPackage" std
  may["Sources/Win32Compat"] = " CompletionEngine CWin32" std
  may["Sources/IOCPTool"] = " ArgumentParser CClang Foundation Glibc" std
  may["Sources/Examples"] = " IOCP Glibc CExampleEpoll" std
  may["Examples/Proxy"] = " IOCP" std
  may["Examples/FileServer"] = " IOCP HTTPTypes" std
  may["Examples/Chat"] = " IOCP AsyncAlgorithms" std
  may["Examples/ParallelCopy"] = " IOCP Glibc" std
  may["Examples/FetchCore"] = " "
  may["Examples/FetchSupport"] = " FetchCore Glibc "
  may["Examples/FetchPort"] = " IOCP FetchCore FetchSupport "
  may["Examples/FetchAsync"] = " IOCP FetchCore FetchSupport "
  may["Examples/FetchBlocking"] = " IOCP FetchCore FetchSupport "
  may["Examples/FetchEvent"] = " FetchCore "
  may["Examples/FetchCoreTests"] = " FetchCore Testing "
  test = " Testing Foundation Glibc CIOCPSystem" std
  may["Tests/TestSupport"] = test "CompletionEngine "
  may["Tests/CompletionEngineTests"] = test "CompletionEngine TestSupport "
  may["Tests/IOCPTests"] = test "IOCP IOCPTesting CompletionEngine TestSupport "
  may["Tests/MustNotCompile"] = " IOCP "
  may["Tests/IOCPServicesTests"] = test "IOCP IOCPServices TestSupport CoreMetrics Logging MetricsTestKit ServiceLifecycle SystemPackage "
  may["Tests/IOCPToolTests"] = test "IOCPTool "
  may["Tests/AllocationCheck"] = " Glibc IOCP CAllocations TestSupport "
  may["Tests/Win32CompatTests"] = test "Win32Compat CWin32 CompletionEngine TestSupport "
}
FNR == 1 {
  split(FILENAME, part, "/")
  target = part[1] "/" part[2]
  if (!(target in may)) {
    printf "%s:1: no row for %s in scripts/lint.d/floors.sh: say what it may import\n", FILENAME, target
    may[target] = "any"
  }
}
/^[ \t]*(@[A-Za-z_]+(\([^)]*\))?[ \t]+)*((public|package|internal|fileprivate|private)[ \t]+)?import[ \t]/ {
  line = $0
  sub(/[ \t]*\/\/.*/, "", line)
  sub(/^.*import[ \t]+/, "", line)
  sub(/^(struct|class|enum|protocol|func|var|let|typealias)[ \t]+/, "", line)
  sub(/[.; \t].*/, "", line)
  if (may[target] != "any" && index(may[target], " " line " ") == 0)
    printf "%s:%d: %s may not import %s; it may import:%s\n", FILENAME, FNR, target, line, may[target]
}'
find Sources Tests Examples -name '.build*' -prune -o -name '*.swift' ! -name Package.swift -print 2>/dev/null | sort | xargs -r awk "$awk_floors"

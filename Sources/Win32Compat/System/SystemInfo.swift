// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

private func systemInfo() -> SYSTEM_INFO {
  // Those of the affinity mask: a container that gives a process two of 64
  // processors wants two workers, not 64.
  let processors = DWORD(max(1, SystemCalls.processors))
  var info = unsafe SYSTEM_INFO()
  #if arch(arm64)
    unsafe info.wProcessorArchitecture = WORD(PROCESSOR_ARCHITECTURE_ARM64)
  #else
    unsafe info.wProcessorArchitecture = WORD(PROCESSOR_ARCHITECTURE_AMD64)
    unsafe info.dwProcessorType = DWORD(PROCESSOR_AMD_X8664)
  #endif
  unsafe info.dwPageSize = 4096
  unsafe info.lpMinimumApplicationAddress = LPVOID(bitPattern: 0x1_0000)
  unsafe info.lpMaximumApplicationAddress = LPVOID(bitPattern: 0x7fff_fffe_ffff)
  unsafe info.dwActiveProcessorMask = processors >= 64 ? .max : 1 << DWORD_PTR(processors) - 1
  unsafe info.dwNumberOfProcessors = processors
  unsafe info.dwAllocationGranularity = 65536
  unsafe info.wProcessorLevel = 6
  return unsafe info
}

@c @implementation public func GetSystemInfo(_ info: LPSYSTEM_INFO?) {
  guard let info = unsafe info else { return }
  unsafe info.pointee = systemInfo()
}

@c @implementation public func GetNativeSystemInfo(_ info: LPSYSTEM_INFO?) {
  guard let info = unsafe info else { return }
  unsafe info.pointee = systemInfo()
}

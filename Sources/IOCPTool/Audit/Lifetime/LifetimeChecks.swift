// SPDX-License-Identifier: Apache-2.0

/// Looks for operations whose memory goes too early, and for ends that nobody notices. Whatever the text leaves open is
/// taken to be right: a warning that is wrong costs more than one that is missing.
struct LifetimeChecks {
  private let functions: Functions

  init(_ tree: SyntaxTree) { functions = Functions(tree) }

  func findings() -> [Finding] {
    var findings: [Finding] = []
    findings += RecordOnTheStack(functions).findings()
    findings += FreedBeforeDrained(functions).findings()
    findings += FailedPacketIgnored(functions).findings()
    findings += OneRecordTwoDirections(functions).findings()
    findings += SuccessIsNotTheEnd(functions).findings()
    return findings.filter { !$0.place.path.isEmpty }
  }
}

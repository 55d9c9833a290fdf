// SPDX-License-Identifier: Apache-2.0

/// Told of every byte that this library copies on the way between the caller's memory
/// and the system: in buffered readers and writers, and in memory streams.
@inline(__always)
func noteCopied(_ count: Int) {}

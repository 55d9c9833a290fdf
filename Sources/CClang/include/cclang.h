// SPDX-License-Identifier: Apache-2.0

// The door to libclang. It is loaded when it is first needed, so that nothing else of iocpctl depends on it; a source
// is read into plain arrays, so that nobody else sees a cursor.

#ifndef CCLANG_H
#define CCLANG_H

#include <stdbool.h>
#include <stdint.h>

// Loads the library at `path`. Returns NULL, or why it can't be used; the text stays valid.
const char *_Nullable cclang_load(const char *_Nonnull path);

// What it calls itself, once loaded.
const char *_Nonnull cclang_version(void);

// Where a declaration or a file belongs.
enum cclang_home {
  CCLANG_NOWHERE, // built in, or not found
  CCLANG_OWN,     // the sources that are audited
  CCLANG_WINDOWS, // the Windows headers of this project
  CCLANG_SYSTEM,  // the headers of the compiler and of libc
};

// A node of the syntax tree. Nodes are in the order of the source, each before its descendants.
struct cclang_node {
  int32_t parent;       // index, -1 at the top
  int32_t end_of_tree;  // index after the last descendant
  uint16_t kind;        // libclang's CXCursorKind
  uint8_t home;         // of what it refers to; of an include directive: of the file
  uint8_t is_static;    // a variable that outlives its function; a function of a header with a body
  int32_t file;         // index of the file
  uint32_t line, column;
  uint32_t at;          // offset of its name
  uint32_t begin, end;  // offsets of its text
  uint32_t name;        // index of the name; 0: none
  uint32_t type;        // of a variable: the name of its canonical type; of a function of a header: of its symbol
  uint64_t declaration; // identity of what it refers to, or declares; 0: none
};

// An identifier as it stands in the text.
struct cclang_token {
  int32_t file;
  uint32_t name, offset, line, column;
  uint8_t before; // the character before it that is no space: '.' and '>' access a member, ':' a scope; 0 at the start
};

// Text that the preprocessor left out.
struct cclang_gap {
  int32_t file;
  uint32_t begin, end;
};

struct cclang_message {
  int32_t file;
  uint32_t line, column, offset;
  uint32_t text; // index of the text
};

struct cclang_file {
  uint32_t name; // index of the path
  uint8_t wanted;
};

struct cclang_unit {
  const struct cclang_node *_Nullable nodes;
  const struct cclang_token *_Nullable tokens;
  const struct cclang_gap *_Nullable gaps;
  const struct cclang_message *_Nullable messages;
  const struct cclang_file *_Nullable files;
  const char *_Nonnull const *_Nullable names; // the first one is empty
  int64_t node_count, token_count, gap_count, message_count, file_count, name_count;
};

// Whether the tokens of a file are wanted; asked once for each file of the sources.
typedef bool (*cclang_wants)(void *_Nullable context, const char *_Nonnull path);

// Reads a source. Errors in it do not end the reading.
//
// `windows` is the folder of the Windows headers, absolute. With `declarations` the declarations of those headers are
// read instead of the source's own. With `save` the result is written there, to be included as a precompiled header.
// Returns NULL when libclang gave up. Free the unit with cclang_free. May be called from several threads.
struct cclang_unit *_Nullable cclang_read(
  const char *_Nonnull path, const char *_Nonnull const *_Nonnull arguments, int count, const char *_Nonnull windows,
  bool declarations, const char *_Nullable save, cclang_wants _Nullable wants, void *_Nullable context);

void cclang_free(struct cclang_unit *_Nonnull unit);

#endif

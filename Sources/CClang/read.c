// SPDX-License-Identifier: Apache-2.0

// A source, read into plain arrays.

#include <stdlib.h>
#include <string.h>

#include "include/cclang.h"
#include "libclang.h"
#include "names.h"

enum { FILES_MAX = 4096, KNOWN_FILES = 1 << 14, NODES_MAX = 20000000 };

// A file that libclang knows, and where it belongs.
struct known_file {
  CXFile file;
  int32_t index; // among the source's own, else -1
  uint8_t home;
};

// What is known of a read. The unit is its first member: who frees it finds the rest.
struct reading {
  struct cclang_unit unit;
  struct names names;
  CXIndex index;
  CXTranslationUnit parsed;
  struct known_file *known;
  struct cclang_node *nodes;
  struct cclang_token *tokens;
  struct cclang_gap *gaps;
  struct cclang_message *messages;
  struct cclang_file *files;
  CXFile *own;
  size_t node_room, token_room, gap_room, message_room, file_room;
  const char *windows;
  size_t windows_length;
  cclang_wants wants;
  void *context;
  bool declarations;
};

// Room for one more; false: there is no memory, and the rest is left out.
static bool room(void *array, size_t *room, int64_t count, size_t size) {
  if ((size_t)count < *room) return true;
  void **place = array;
  size_t more = *room ? *room * 2 : 256;
  void *grown = realloc(*place, more * size);
  if (!grown) return false;
  *place = grown;
  *room = more;
  return true;
}

static uint32_t number(struct reading *reading, CXString text) {
  uint32_t found = names_number(&reading->names, libclang.clang_getCString(text));
  libclang.clang_disposeString(text);
  return found;
}

// ---- files ----------------------------------------------------------------------------------------------------------

static void learn(struct reading *reading, struct known_file *known, CXSourceLocation location) {
  CXString name = libclang.clang_getFileName(known->file);
  const char *path = libclang.clang_getCString(name);
  struct cclang_unit *unit = &reading->unit;
  known->index = -1;
  if (!path) {
    known->home = CCLANG_NOWHERE;
  } else if (strncmp(path, reading->windows, reading->windows_length) == 0) {
    known->home = CCLANG_WINDOWS;
  } else if (libclang.clang_Location_isInSystemHeader(location)) {
    known->home = CCLANG_SYSTEM;
  } else if (unit->file_count >= FILES_MAX ||
             !room(&reading->files, &reading->file_room, unit->file_count, sizeof *reading->files)) {
    known->home = CCLANG_SYSTEM;
  } else {
    known->home = CCLANG_OWN;
    known->index = (int32_t)unit->file_count++;
    reading->own[known->index] = known->file;
    reading->files[known->index] = (struct cclang_file){
      .name = names_number(&reading->names, path),
      .wanted = reading->wants && reading->wants(reading->context, path),
    };
  }
  libclang.clang_disposeString(name);
}

// A full table knows nobody: the file counts as the system's.
static struct known_file look_up(struct reading *reading, CXFile file, CXSourceLocation location) {
  struct known_file nobody = {NULL, -1, CCLANG_NOWHERE};
  if (!file) return nobody;
  size_t at = ((uintptr_t)file >> 4) * 2654435761u & (KNOWN_FILES - 1);
  for (size_t tries = 0; tries < KNOWN_FILES; tries++, at = (at + 1) & (KNOWN_FILES - 1)) {
    struct known_file *known = &reading->known[at];
    if (known->file == file) return *known;
    if (known->file) continue;
    known->file = file;
    learn(reading, known, location);
    return *known;
  }
  nobody.home = CCLANG_SYSTEM;
  return nobody;
}

struct place {
  struct known_file file;
  unsigned line, column, offset;
};

static struct place place_of(struct reading *reading, CXSourceLocation location) {
  struct place place;
  CXFile file;
  libclang.clang_getExpansionLocation(location, &file, &place.line, &place.column, &place.offset);
  place.file = look_up(reading, file, location);
  return place;
}

// ---- the tree -------------------------------------------------------------------------------------------------------

struct branch {
  struct reading *reading;
  int32_t parent;
};

static bool refers(int kind) {
  return (kind >= CXCursor_FirstReference && kind <= CXCursor_LastReference) ||
         (kind > CXCursor_UnexposedExpr && kind <= CXCursor_CallExpr);
}

// Finds what a function of the headers says of its symbol: that it has another name.
static int visit_label(CXCursor cursor, CXCursor parent, void *context) {
  (void)parent;
  if (cursor.kind == CXCursor_AsmLabel) *(CXCursor *)context = cursor;
  return CXChildVisit_Continue;
}

static void describe(struct reading *reading, CXCursor cursor, struct cclang_node *node) {
  int kind = cursor.kind;
  bool expression = kind >= CXCursor_FirstExpression && kind <= CXCursor_LastExpression;
  bool statement = kind >= 200 && kind < 300;
  if (refers(kind)) {
    CXCursor to = libclang.clang_getCursorReferenced(cursor);
    // A choice among functions. Among none: the name is not declared, and the choice stands for itself.
    if (to.kind == CXCursor_Overloaded && libclang.clang_getNumOverloadedDecls(to) > 0)
      to = libclang.clang_getOverloadedDecl(to, 0);
    if (!libclang.clang_Cursor_isNull(to) && to.kind != CXCursor_Overloaded) {
      node->home = place_of(reading, libclang.clang_getCursorLocation(to)).file.home;
      CXCursor canonical = libclang.clang_getCanonicalCursor(to);
      node->declaration = (uint64_t)libclang.clang_hashCursor(canonical) | 1ull << 32;
      node->name = number(reading, libclang.clang_getCursorSpelling(to));
    }
    if (!node->name) node->name = number(reading, libclang.clang_getCursorSpelling(cursor));
    if (kind == CXCursor_BaseSpecifier)
      node->type =
        number(reading, libclang.clang_getTypeSpelling(
                          libclang.clang_getCanonicalType(libclang.clang_getCursorType(cursor))));
  } else if (kind == CXCursor_Inclusion) {
    CXFile file = libclang.clang_getIncludedFile(cursor);
    node->name = number(reading, libclang.clang_getCursorSpelling(cursor));
    node->home = file ? CCLANG_SYSTEM : CCLANG_NOWHERE;
  } else if (kind == CXCursor_MacroExpansion) {
    node->name = number(reading, libclang.clang_getCursorSpelling(cursor));
    CXCursor to = libclang.clang_getCursorReferenced(cursor);
    if (!libclang.clang_Cursor_isNull(to))
      node->home = place_of(reading, libclang.clang_getCursorLocation(to)).file.home;
  } else if (!expression && !statement) {
    node->name = number(reading, libclang.clang_getCursorSpelling(cursor));
    node->declaration = (uint64_t)libclang.clang_hashCursor(libclang.clang_getCanonicalCursor(cursor)) | 1ull << 32;
    if (kind == CXCursor_VarDecl || kind == CXCursor_ParmDecl || kind == CXCursor_FieldDecl)
      node->type =
        number(reading, libclang.clang_getTypeSpelling(
                          libclang.clang_getCanonicalType(libclang.clang_getCursorType(cursor))));
    if (kind == CXCursor_VarDecl) node->is_static = libclang.clang_Cursor_getStorageClass(cursor) == CXStorage_Static;
  }
}

static int visit(CXCursor cursor, CXCursor parent, void *context);

static void descend(struct reading *reading, CXCursor cursor, int32_t parent) {
  struct branch below = {reading, parent};
  libclang.clang_visitChildren(cursor, visit, &below);
}

static int visit(CXCursor cursor, CXCursor parent, void *context) {
  (void)parent;
  struct branch *branch = context;
  struct reading *reading = branch->reading;
  struct cclang_unit *unit = &reading->unit;
  struct place place = place_of(reading, libclang.clang_getCursorLocation(cursor));
  if (reading->declarations) {
    if (cursor.kind == CXCursor_LinkageSpec) return CXChildVisit_Recurse;
    if (place.file.home != CCLANG_WINDOWS) return CXChildVisit_Continue;
  } else if (place.file.index < 0 && branch->parent < 0) {
    return CXChildVisit_Continue;
  }
  if (unit->node_count >= NODES_MAX ||
      !room(&reading->nodes, &reading->node_room, unit->node_count, sizeof *reading->nodes))
    return CXChildVisit_Break;
  int32_t index = (int32_t)unit->node_count++;
  struct cclang_node node = {.parent = branch->parent, .kind = (uint16_t)cursor.kind};
  CXSourceRange extent = libclang.clang_getCursorExtent(cursor);
  node.file = place.file.index;
  node.line = place.line;
  node.column = place.column;
  node.at = place.offset;
  node.begin = place_of(reading, libclang.clang_getRangeStart(extent)).offset;
  node.end = place_of(reading, libclang.clang_getRangeEnd(extent)).offset;
  describe(reading, cursor, &node);
  if (reading->declarations) {
    CXCursor label = {.kind = 0};
    if (cursor.kind == CXCursor_FunctionDecl) libclang.clang_visitChildren(cursor, visit_label, &label);
    if (label.kind == CXCursor_AsmLabel) node.type = number(reading, libclang.clang_getCursorSpelling(label));
    // Bodies are left out, and those that our headers have are of inline functions.
    if (cursor.kind == CXCursor_FunctionDecl) node.is_static = libclang.clang_Cursor_isFunctionInlined(cursor) != 0;
  }
  reading->nodes[index] = node;
  if (!reading->declarations || cursor.kind == CXCursor_EnumDecl) descend(reading, cursor, index);
  reading->nodes[index].end_of_tree = (int32_t)unit->node_count;
  return CXChildVisit_Continue;
}

// ---- the text -------------------------------------------------------------------------------------------------------

static void read_tokens(struct reading *reading, int32_t index) {
  size_t size = 0;
  CXFile file = reading->own[index];
  const char *text = libclang.clang_getFileContents(reading->parsed, file, &size);
  if (!text || !size || size > 64u << 20) return;
  CXToken *found = NULL;
  unsigned count = 0;
  CXSourceLocation begin = libclang.clang_getLocationForOffset(reading->parsed, file, 0);
  CXSourceLocation end = libclang.clang_getLocationForOffset(reading->parsed, file, (unsigned)size);
  libclang.clang_tokenize(reading->parsed, libclang.clang_getRange(begin, end), &found, &count);
  for (unsigned i = 0; i < count; i++) {
    struct cclang_unit *unit = &reading->unit;
    if (libclang.clang_getTokenKind(found[i]) != CXToken_Identifier) continue;
    if (!room(&reading->tokens, &reading->token_room, unit->token_count, sizeof *reading->tokens)) break;
    struct cclang_token *token = &reading->tokens[unit->token_count++];
    *token = (struct cclang_token){.file = index};
    CXFile of;
    libclang.clang_getExpansionLocation(
      libclang.clang_getTokenLocation(reading->parsed, found[i]), &of, &token->line, &token->column, &token->offset);
    token->name = number(reading, libclang.clang_getTokenSpelling(reading->parsed, found[i]));
    size_t at = token->offset < size ? token->offset : 0;
    while (at > 0 && strchr(" \t\r\n", text[at - 1])) at--;
    token->before = at > 0 ? (uint8_t)text[at - 1] : 0;
  }
  libclang.clang_disposeTokens(reading->parsed, found, count);
}

static void read_gaps(struct reading *reading, int32_t index) {
  struct cclang_unit *unit = &reading->unit;
  CXSourceRangeList *list = libclang.clang_getSkippedRanges(reading->parsed, reading->own[index]);
  if (!list) return;
  for (unsigned i = 0; i < list->count; i++) {
    if (!room(&reading->gaps, &reading->gap_room, unit->gap_count, sizeof *reading->gaps)) break;
    reading->gaps[unit->gap_count++] = (struct cclang_gap){
      index, place_of(reading, libclang.clang_getRangeStart(list->ranges[i])).offset,
      place_of(reading, libclang.clang_getRangeEnd(list->ranges[i])).offset};
  }
  libclang.clang_disposeSourceRangeList(list);
}

static void read_messages(struct reading *reading) {
  struct cclang_unit *unit = &reading->unit;
  unsigned count = libclang.clang_getNumDiagnostics(reading->parsed);
  for (unsigned i = 0; i < count; i++) {
    CXDiagnostic diagnostic = libclang.clang_getDiagnostic(reading->parsed, i);
    struct place place = place_of(reading, libclang.clang_getDiagnosticLocation(diagnostic));
    if (libclang.clang_getDiagnosticSeverity(diagnostic) >= CXSeverity_Warning && place.file.index >= 0 &&
        room(&reading->messages, &reading->message_room, unit->message_count, sizeof *reading->messages))
      reading->messages[unit->message_count++] = (struct cclang_message){
        place.file.index, place.line, place.column, place.offset,
        number(reading, libclang.clang_getDiagnosticSpelling(diagnostic))};
    libclang.clang_disposeDiagnostic(diagnostic);
  }
}

// ---- the whole ------------------------------------------------------------------------------------------------------

static void release_parsed(struct reading *reading) {
  if (reading->parsed) libclang.clang_disposeTranslationUnit(reading->parsed);
  if (reading->index) libclang.clang_disposeIndex(reading->index);
  free(reading->known);
  free(reading->own);
  reading->parsed = reading->index = NULL;
  reading->known = NULL;
  reading->own = NULL;
}

void cclang_free(struct cclang_unit *unit) {
  struct reading *reading = (struct reading *)unit;
  release_parsed(reading);
  names_end(&reading->names);
  free(reading->nodes);
  free(reading->tokens);
  free(reading->gaps);
  free(reading->messages);
  free(reading->files);
  free(reading);
}

struct cclang_unit *cclang_read(const char *path, const char *const *arguments, int count, const char *windows,
                                bool declarations, const char *save, cclang_wants wants, void *context) {
  struct reading *reading = calloc(1, sizeof *reading);
  if (!reading) return NULL;
  reading->known = calloc(KNOWN_FILES, sizeof *reading->known);
  reading->own = calloc(FILES_MAX, sizeof(CXFile));
  reading->windows = windows;
  reading->windows_length = strlen(windows);
  reading->wants = wants;
  reading->context = context;
  reading->declarations = declarations;
  reading->index = libclang.clang_createIndex(1, 0);
  unsigned options = CXParse_Macros | CXParse_KeepGoing;
  // Bodies of the C++ library's templates would be instantiated in each source that uses them.
  if (save) options |= CXParse_Incomplete | CXParse_ForSaving | CXParse_SkipBodies;
  if (!reading->known || !reading->own || !names_begin(&reading->names) || !reading->index ||
      libclang.clang_parseTranslationUnit2(reading->index, path, arguments, count, NULL, 0, options,
                                         &reading->parsed) ||
      (save && libclang.clang_saveTranslationUnit(reading->parsed, save, 0))) {
    cclang_free(&reading->unit);
    return NULL;
  }
  descend(reading, libclang.clang_getTranslationUnitCursor(reading->parsed), -1);
  for (int32_t i = 0; i < reading->unit.file_count; i++) {
    if (!reading->files[i].wanted) continue;
    read_tokens(reading, i);
    read_gaps(reading, i);
  }
  read_messages(reading);
  release_parsed(reading);
  struct cclang_unit *unit = &reading->unit;
  unit->nodes = reading->nodes;
  unit->tokens = reading->tokens;
  unit->gaps = reading->gaps;
  unit->messages = reading->messages;
  unit->files = reading->files;
  unit->names = (const char *const *)reading->names.texts;
  unit->name_count = (int64_t)reading->names.count;
  return unit;
}

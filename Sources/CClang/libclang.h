// SPDX-License-Identifier: Apache-2.0

// The part of libclang's C interface that is used here. The interface has been stable since its version 3.0, so its
// headers need not be there when iocpctl is built.

#ifndef LIBCLANG_H
#define LIBCLANG_H

typedef void *CXIndex;
typedef void *CXTranslationUnit;
typedef void *CXFile;
typedef void *CXDiagnostic;

typedef struct {
  const void *data;
  unsigned private_flags;
} CXString;

typedef struct {
  int kind, xdata;
  const void *data[3];
} CXCursor;

typedef struct {
  int kind;
  void *data[2];
} CXType;

typedef struct {
  const void *data[2];
  unsigned number;
} CXSourceLocation;

typedef struct {
  const void *data[2];
  unsigned begin, end;
} CXSourceRange;

typedef struct {
  unsigned count;
  CXSourceRange *ranges;
} CXSourceRangeList;

typedef struct {
  unsigned numbers[4];
  void *data;
} CXToken;

typedef int (*CXCursorVisitor)(CXCursor cursor, CXCursor parent, void *context);

enum { CXChildVisit_Break, CXChildVisit_Continue, CXChildVisit_Recurse };
enum { CXToken_Punctuation, CXToken_Keyword, CXToken_Identifier, CXToken_Literal, CXToken_Comment };
enum { CXStorage_Static = 3 };
enum { CXSeverity_Warning = 2 };

// Options of a parse: macros are recorded; a header that is missing does not end it; it may be saved; functions have no
// bodies.
enum {
  CXParse_Macros = 0x01,
  CXParse_Incomplete = 0x02,
  CXParse_ForSaving = 0x10,
  CXParse_SkipBodies = 0x40,
  CXParse_KeepGoing = 0x200
};

enum {
  CXCursor_StructDecl = 2,
  CXCursor_EnumDecl = 5,
  CXCursor_FieldDecl = 6,
  CXCursor_FunctionDecl = 8,
  CXCursor_VarDecl = 9,
  CXCursor_ParmDecl = 10,
  CXCursor_LinkageSpec = 23,
  CXCursor_FirstReference = 40,
  CXCursor_BaseSpecifier = 44,
  CXCursor_Overloaded = 49,
  CXCursor_LastReference = 50,
  CXCursor_FirstExpression = 100,
  CXCursor_UnexposedExpr = 100,
  CXCursor_CallExpr = 103,
  CXCursor_LastExpression = 199,
  CXCursor_CompoundStmt = 202,
  CXCursor_AsmLabel = 407,
  CXCursor_MacroDefinition = 501,
  CXCursor_MacroExpansion = 502,
  CXCursor_Inclusion = 503,
};

// X(result, name, parameters): loaded by name.
#define LIBCLANG_FUNCTIONS(X) \
  X(CXIndex, clang_createIndex, (int without_precompiled, int display)) \
  X(void, clang_disposeIndex, (CXIndex)) \
  X(int, clang_parseTranslationUnit2, \
    (CXIndex, const char *path, const char *const *arguments, int count, void *unsaved, unsigned unsaved_count, \
     unsigned options, CXTranslationUnit *)) \
  X(int, clang_saveTranslationUnit, (CXTranslationUnit, const char *path, unsigned options)) \
  X(void, clang_disposeTranslationUnit, (CXTranslationUnit)) \
  X(CXCursor, clang_getTranslationUnitCursor, (CXTranslationUnit)) \
  X(unsigned, clang_visitChildren, (CXCursor, CXCursorVisitor, void *)) \
  X(CXString, clang_getCursorSpelling, (CXCursor)) \
  X(CXSourceLocation, clang_getCursorLocation, (CXCursor)) \
  X(CXSourceRange, clang_getCursorExtent, (CXCursor)) \
  X(CXCursor, clang_getCursorReferenced, (CXCursor)) \
  X(CXCursor, clang_getCanonicalCursor, (CXCursor)) \
  X(unsigned, clang_hashCursor, (CXCursor)) \
  X(int, clang_Cursor_isNull, (CXCursor)) \
  X(unsigned, clang_getNumOverloadedDecls, (CXCursor)) \
  X(CXCursor, clang_getOverloadedDecl, (CXCursor, unsigned)) \
  X(int, clang_Cursor_getStorageClass, (CXCursor)) \
  X(unsigned, clang_Cursor_isFunctionInlined, (CXCursor)) \
  X(CXFile, clang_getIncludedFile, (CXCursor)) \
  X(CXType, clang_getCursorType, (CXCursor)) \
  X(CXType, clang_getCanonicalType, (CXType)) \
  X(CXString, clang_getTypeSpelling, (CXType)) \
  X(CXSourceLocation, clang_getRangeStart, (CXSourceRange)) \
  X(CXSourceLocation, clang_getRangeEnd, (CXSourceRange)) \
  X(void, clang_getExpansionLocation, \
    (CXSourceLocation, CXFile *, unsigned *line, unsigned *column, unsigned *offset)) \
  X(int, clang_Location_isInSystemHeader, (CXSourceLocation)) \
  X(CXString, clang_getFileName, (CXFile)) \
  X(const char *, clang_getFileContents, (CXTranslationUnit, CXFile, size_t *)) \
  X(CXSourceLocation, clang_getLocationForOffset, (CXTranslationUnit, CXFile, unsigned offset)) \
  X(CXSourceRange, clang_getRange, (CXSourceLocation, CXSourceLocation)) \
  X(void, clang_tokenize, (CXTranslationUnit, CXSourceRange, CXToken **, unsigned *count)) \
  X(void, clang_disposeTokens, (CXTranslationUnit, CXToken *, unsigned count)) \
  X(int, clang_getTokenKind, (CXToken)) \
  X(CXString, clang_getTokenSpelling, (CXTranslationUnit, CXToken)) \
  X(CXSourceLocation, clang_getTokenLocation, (CXTranslationUnit, CXToken)) \
  X(CXSourceRangeList *, clang_getSkippedRanges, (CXTranslationUnit, CXFile)) \
  X(void, clang_disposeSourceRangeList, (CXSourceRangeList *)) \
  X(unsigned, clang_getNumDiagnostics, (CXTranslationUnit)) \
  X(CXDiagnostic, clang_getDiagnostic, (CXTranslationUnit, unsigned)) \
  X(void, clang_disposeDiagnostic, (CXDiagnostic)) \
  X(int, clang_getDiagnosticSeverity, (CXDiagnostic)) \
  X(CXSourceLocation, clang_getDiagnosticLocation, (CXDiagnostic)) \
  X(CXString, clang_getDiagnosticSpelling, (CXDiagnostic)) \
  X(const char *, clang_getCString, (CXString)) \
  X(void, clang_disposeString, (CXString)) \
  X(CXString, clang_getClangVersion, (void))

// The functions, once loaded.
struct libclang {
#define MEMBER(result, name, parameters) result(*name) parameters;
  LIBCLANG_FUNCTIONS(MEMBER)
#undef MEMBER
};

extern struct libclang libclang;

#endif

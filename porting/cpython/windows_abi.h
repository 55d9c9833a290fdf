/* SPDX-License-Identifier: Apache-2.0 */
/* Included before overlapped.c, which is written for a Python on Windows: a `long` of 32 bits, a wchar_t of 16, and
   exceptions from Windows' error codes. Debian's Python has 64, 32 and none. So "k" and T_ULONG mean a DWORD here,
   wide text is UTF-16, and the one function that such a Python lacks is written below. */
#include "Python.h"
#include "structmember.h"
#include <winsock2.h>

/* The one list of errors that asyncio asks for by the name of its exception; numbers are Linux'. */
static int lab_errno(int error) {
  switch (error) {
  case ERROR_FILE_NOT_FOUND:
  case ERROR_PATH_NOT_FOUND: return 2;
  case ERROR_ACCESS_DENIED: return 13;
  case ERROR_BROKEN_PIPE:
  case ERROR_NO_DATA: return 32;
  case ERROR_NETNAME_DELETED:
  case WSAECONNRESET: return 104;
  case ERROR_CONNECTION_ABORTED:
  case WSAECONNABORTED: return 103;
  case ERROR_CONNECTION_REFUSED:
  case WSAECONNREFUSED: return 111;
  default: return 22;
  }
}

static PyObject *PyErr_SetExcFromWindowsErr(PyObject *type, int error) {
  if (!error) error = (int)GetLastError();
  char text[256] = "";
  FormatMessageA(FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS, NULL, (DWORD)error, 0, text, sizeof text,
      NULL);
  text[strcspn(text, "\r\n")] = 0;
  PyObject *exception = PyObject_CallFunction(type, "is", lab_errno(error), text);
  PyObject *number = exception ? PyLong_FromLong(error) : NULL;
  if (number && !PyObject_SetAttrString(exception, "winerror", number))
    PyErr_SetObject((PyObject *)Py_TYPE(exception), exception);
  Py_XDECREF(number);
  Py_XDECREF(exception);
  return NULL;
}

/* A format in which a `long` has 32 bits. What follows a colon or a semicolon is a name or a message. */
static const char *lab_format(char *to, size_t room, const char *format) {
  snprintf(to, room, "%s", format);
  for (char *unit = to; *unit && *unit != ':' && *unit != ';'; unit++)
    if (*unit == 'k') *unit = 'I';
  return to;
}

static int lab_parse_stack(PyObject *const *arguments, Py_ssize_t count, const char *format, ...) {
  char units[256];
  PyObject *tuple = PyTuple_New(count);
  if (!tuple) return 0;
  for (Py_ssize_t i = 0; i < count; i++) {
    Py_INCREF(arguments[i]);
    PyTuple_SET_ITEM(tuple, i, arguments[i]);
  }
  va_list to;
  va_start(to, format);
  int is_parsed = PyArg_VaParse(tuple, lab_format(units, sizeof units, format), to);
  va_end(to);
  /* The caller keeps the arguments themselves. */
  Py_DECREF(tuple);
  return is_parsed;
}

static int lab_parse_tuple(PyObject *tuple, const char *format, ...) {
  char units[256];
  va_list to;
  va_start(to, format);
  int is_parsed = PyArg_VaParse(tuple, lab_format(units, sizeof units, format), to);
  va_end(to);
  return is_parsed;
}

static PyObject *lab_build_value(const char *format, ...) {
  char units[256];
  va_list from;
  va_start(from, format);
  PyObject *value = Py_VaBuildValue(lab_format(units, sizeof units, format), from);
  va_end(from);
  return value;
}

/* On Python's heap, with a zero at the end. */
static wchar_t *lab_wide(PyObject *text, Py_ssize_t *length) {
  PyObject *units = PyUnicode_AsEncodedString(text, "utf-16-le", "surrogatepass");
  if (!units) return NULL;
  size_t bytes = (size_t)PyBytes_GET_SIZE(units);
  wchar_t *wide = PyMem_Malloc(bytes + sizeof(wchar_t));
  if (wide) {
    memcpy(wide, PyBytes_AS_STRING(units), bytes);
    wide[bytes / sizeof(wchar_t)] = 0;
    if (length) *length = (Py_ssize_t)(bytes / sizeof(wchar_t));
  } else {
    PyErr_NoMemory();
  }
  Py_DECREF(units);
  return wide;
}
static int lab_wide_or_none(PyObject *text, void *to) {
  if (text == Py_None) return *(wchar_t **)to = NULL, 1;
  if (text && !PyUnicode_Check(text)) return PyErr_SetString(PyExc_TypeError, "a string or None is wanted"), 0;
  /* Called without an object when a later argument was wrong. */
  if (!text) return PyMem_Free(*(wchar_t **)to), 1;
  return (*(wchar_t **)to = lab_wide(text, NULL)) ? Py_CLEANUP_SUPPORTED : 0;
}
static PyObject *lab_from_wide(const wchar_t *text, Py_ssize_t length) {
  Py_ssize_t units = length;
  if (units < 0) for (units = 0; text[units];) units++;
  return PyUnicode_DecodeUTF16((const char *)text, units * (Py_ssize_t)sizeof(wchar_t), "surrogatepass", NULL);
}

#undef _PyArg_ParseStack
#undef PyArg_ParseTuple
#undef Py_BuildValue
#undef PyUnicode_AsWideCharString
#undef PyUnicode_FromWideChar
#undef T_ULONG
#define _PyArg_ParseStack lab_parse_stack
#define PyArg_ParseTuple lab_parse_tuple
#define PyArg_Parse(argument, format, ...) lab_parse_stack(&(argument), 1, format, __VA_ARGS__)
#define Py_BuildValue lab_build_value
#define PyUnicode_AsWideCharString lab_wide
#define PyUnicode_FromWideChar lab_from_wide
#define _PyUnicode_WideCharString_Opt_Converter lab_wide_or_none
#define T_ULONG T_UINT

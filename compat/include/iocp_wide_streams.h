/* SPDX-License-Identifier: Apache-2.0 */
/* std::wcout and its like for a wchar_t of 16 bits. Manipulators of the narrow streams (std::hex, std::setw) work; a
   locale that is imbued changes nothing, since the output is UTF-8 as it is. wcin reads lines and words. */
#ifndef IOCP_WIDE_STREAMS_H
#define IOCP_WIDE_STREAMS_H

#if defined(__cplusplus) && __SIZEOF_WCHAR_T__ == 2

#include <fstream>
#include <iostream>
#include <sstream>
#include <locale>
#include <string>
#include <wchar.h>

namespace std {

inline string iocp_utf8(const wchar_t *text, size_t units) {
  string out;
  for (size_t i = 0; i < units; i++) {
    char32_t c = static_cast<char16_t>(text[i]);
    if (c >= 0xd800 && c < 0xdc00 && i + 1 < units) {
      char32_t low = static_cast<char16_t>(text[i + 1]);
      if (low >= 0xdc00 && low < 0xe000) c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00), i++;
    }
    if (c < 0x80) {
      out += static_cast<char>(c);
    } else if (c < 0x800) {
      out += static_cast<char>(0xc0 | c >> 6);
      out += static_cast<char>(0x80 | (c & 0x3f));
    } else {
      if (c < 0x10000) out += static_cast<char>(0xe0 | c >> 12);
      else out += static_cast<char>(0xf0 | c >> 18), out += static_cast<char>(0x80 | (c >> 12 & 0x3f));
      out += static_cast<char>(0x80 | (c >> 6 & 0x3f));
      out += static_cast<char>(0x80 | (c & 0x3f));
    }
  }
  return out;
}

inline wstring iocp_wide(const string &text) {
  wstring out(text.size(), L'\0');
  size_t units = mbstowcs(out.empty() ? nullptr : &out[0], text.c_str(), out.size());
  out.resize(units == static_cast<size_t>(-1) ? 0 : units);
  return out;
}

struct iocp_wide_output {
  ostream &narrow;
  iocp_wide_output &operator<<(const wchar_t *text) { return text ? (narrow << iocp_utf8(text, wcslen(text)),
      *this) : *this; }
  iocp_wide_output &operator<<(const wstring &text) { return narrow << iocp_utf8(text.data(), text.size()), *this; }
  iocp_wide_output &operator<<(wchar_t c) { return narrow << iocp_utf8(&c, 1), *this; }
  template <class Value>
  iocp_wide_output &operator<<(const Value &value) {
    return narrow << value, *this;
  }
  /* endl, flush, ends: named as those of a wide stream, done to the narrow one. */
  iocp_wide_output &operator<<(basic_ostream<wchar_t> &(*manipulator)(basic_ostream<wchar_t> &)) {
    basic_ostream<wchar_t> &(*line)(basic_ostream<wchar_t> &) = endl;
    if (manipulator == line) narrow << '\n';
    narrow.flush();
    return *this;
  }
  iocp_wide_output &operator<<(ios_base &(*manipulator)(ios_base &)) { return narrow << manipulator, *this; }
  iocp_wide_output &write(const wchar_t *text, streamsize units) {
    return narrow << iocp_utf8(text, static_cast<size_t>(units)), *this;
  }
  iocp_wide_output &flush() { return narrow.flush(), *this; }
  iocp_wide_output &put(wchar_t c) { return *this << c; }
  locale imbue(const locale &) { return narrow.getloc(); }
  void clear() { narrow.clear(); }
  bool good() const { return narrow.good(); }
  bool fail() const { return narrow.fail(); }
  explicit operator bool() const { return !narrow.fail(); }
  ios_base::fmtflags setf(ios_base::fmtflags flags) { return narrow.setf(flags); }
  streamsize precision(streamsize digits) { return narrow.precision(digits); }
  streamsize width(streamsize columns) { return narrow.width(columns); }
};

struct iocp_wide_input {
  istream &narrow;
  iocp_wide_input &operator>>(wstring &to) {
    string word;
    if (narrow >> word) to = iocp_wide(word);
    return *this;
  }
  template <class Value>
  iocp_wide_input &operator>>(Value &value) {
    narrow >> value;
    return *this;
  }
  locale imbue(const locale &) { return narrow.getloc(); }
  explicit operator bool() const { return !narrow.fail(); }
};
inline iocp_wide_input &getline(iocp_wide_input &from, wstring &to) {
  string line;
  if (getline(from.narrow, line)) to = iocp_wide(line);
  return from;
}

/* String and file streams: a narrow one, and UTF-8 in it. */
struct iocp_wide_stringstream {
  stringstream narrow;
  iocp_wide_stringstream() {}
  explicit iocp_wide_stringstream(const wstring &text) { str(text); }
  template <class Value>
  iocp_wide_stringstream &operator<<(const Value &value) {
    return iocp_wide_output{narrow} << value, *this;
  }
  iocp_wide_stringstream &operator<<(basic_ostream<wchar_t> &(*manipulator)(basic_ostream<wchar_t> &)) {
    return iocp_wide_output{narrow} << manipulator, *this;
  }
  iocp_wide_stringstream &operator<<(ios_base &(*manipulator)(ios_base &)) { return narrow << manipulator, *this; }
  template <class Value>
  iocp_wide_stringstream &operator>>(Value &value) {
    iocp_wide_input{narrow} >> value;
    return *this;
  }
  wstring str() const { return iocp_wide(narrow.str()); }
  void str(const wstring &text) { narrow.str(iocp_utf8(text.data(), text.size())); }
  void clear() { narrow.clear(); }
  locale imbue(const locale &) { return narrow.getloc(); }
  bool eof() const { return narrow.eof(); }
  explicit operator bool() const { return !narrow.fail(); }
};
inline iocp_wide_stringstream &getline(iocp_wide_stringstream &from, wstring &to, wchar_t end = L'\n') {
  string line;
  if (getline(from.narrow, line, static_cast<char>(end))) to = iocp_wide(line);
  return from;
}

template <class Narrow>
struct iocp_wide_fstream {
  Narrow narrow;
  iocp_wide_fstream() {}
  template <class Name, class... Mode>
  explicit iocp_wide_fstream(const Name &name, Mode... mode) {
    open(name, mode...);
  }
  template <class... Mode>
  void open(const char *name, Mode... mode) { narrow.open(name, mode...); }
  template <class... Mode>
  void open(const string &name, Mode... mode) { narrow.open(name, mode...); }
  template <class... Mode>
  void open(const wchar_t *name, Mode... mode) { narrow.open(iocp_utf8(name, wcslen(name)), mode...); }
  template <class... Mode>
  void open(const wstring &name, Mode... mode) { narrow.open(iocp_utf8(name.data(), name.size()), mode...); }
  template <class Value>
  iocp_wide_fstream &operator<<(const Value &value) {
    return iocp_wide_output{narrow} << value, *this;
  }
  iocp_wide_fstream &operator<<(basic_ostream<wchar_t> &(*manipulator)(basic_ostream<wchar_t> &)) {
    return iocp_wide_output{narrow} << manipulator, *this;
  }
  template <class Value>
  iocp_wide_fstream &operator>>(Value &value) {
    iocp_wide_input{narrow} >> value;
    return *this;
  }
  locale imbue(const locale &) { return narrow.getloc(); }
  bool is_open() const { return narrow.is_open(); }
  void close() { narrow.close(); }
  void flush() { narrow.flush(); }
  bool eof() const { return narrow.eof(); }
  explicit operator bool() const { return !narrow.fail(); }
};
template <class Narrow>
inline iocp_wide_fstream<Narrow> &getline(iocp_wide_fstream<Narrow> &from, wstring &to) {
  string line;
  if (getline(from.narrow, line)) to = iocp_wide(line);
  return from;
}

static iocp_wide_output iocp_wcout [[gnu::unused]] = {cout};
static iocp_wide_output iocp_wcerr [[gnu::unused]] = {cerr};
static iocp_wide_output iocp_wclog [[gnu::unused]] = {clog};
static iocp_wide_input iocp_wcin [[gnu::unused]] = {cin};

}  // namespace std

#define wcout iocp_wcout
#define wcerr iocp_wcerr
#define wclog iocp_wclog
#define wcin iocp_wcin
#define wstringstream iocp_wide_stringstream
#define wostringstream iocp_wide_stringstream
#define wistringstream iocp_wide_stringstream
#define wofstream iocp_wide_fstream<std::ofstream>
#define wifstream iocp_wide_fstream<std::ifstream>
#define wfstream iocp_wide_fstream<std::fstream>

#endif
#endif /* IOCP_WIDE_STREAMS_H */

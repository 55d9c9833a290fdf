// SPDX-License-Identifier: Apache-2.0
// std::wstring of 16-bit characters, wide streams in UTF-8, and wmain with its arguments in UTF-16.
#include <windows.h>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <map>
#include <sstream>
#include <string>

int wmain(int argc, wchar_t *argv[]) {
  std::wstring text = L"Grüße ";
  text += L"Welt";
  text.append(3, L'!');
  for (int i = 0; i < 100; i++) text += L"0123456789";
  std::wcout << text.substr(0, 13) << L" " << text.size() << std::endl;
  std::wcout << text.find(L"Welt") << L' ' << (text < L"H") << L' ' << std::to_wstring(42) << L'\n';
  std::map<std::wstring, int> ages;
  ages[L"Ä"] = 3;
  ages[L"a"] = 2;
  for (const auto &pair : ages) std::wcout << pair.first << L"=" << pair.second << std::endl;
  std::wostringstream out;
  out << L"number " << 5 << std::hex << std::setw(4) << 255;
  std::wcout << out.str() << std::endl;
  std::wstringstream in(L"12 wörter");
  int number = 0;
  std::wstring word;
  in >> number >> word;
  std::wcout << number << L":" << word << L":" << (int)word.size() << std::endl;
  std::wcout << argc << L" " << (argc > 1 ? argv[1] : L"none") << std::endl;
  wprintf(L"%s %S %d\n", L"wide", "narrow", (int)sizeof(wchar_t));
  return 0;
}

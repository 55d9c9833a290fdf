# SPDX-License-Identifier: Apache-2.0
# _overlapped for the system's Python, the asyncio of the same version on it, its own tests and an echo.
python=/usr/bin/python3
[ -x $python ] || skip "there is no $python"
minor=$($python -c 'import sys; print("%d.%d" % sys.version_info[:2])')
[ -f "/usr/include/python$minor/Python.h" ] || skip "Python's headers are not there: apt-get install libpython$minor-dev"
fetch "python$minor"
cd "$source" || exit 1
audit -I "/usr/include/python$minor" Modules/overlapped.c

# From Python 3.12 on there is no such choice.
options=(--as-is -std=gnu11 -O1 -g -fPIC -Wno-attributes -DUSE_UNICODE_WCHAR_CACHE=0 "-I/usr/include/python$minor" -IModules
  -include "$here/windows_abi.h")
compile "$out/module" Modules/overlapped.c
files="$built of $tried"
cd "$out" || exit 1
timeout 120 "$iocpcc" -shared -o _overlapped.so module/*.o >link.log 2>&1 || {
  finish "$names" "$files" – – 'does not build'
  exit 0
}
export IOCP_LIBRARY=$root/compat/lib/libiocp.so PYTHONPATH=$out:$here PYTHONDONTWRITEBYTECODE=1
timeout 300 $python "$here/run.py" "$source" test.test_asyncio.test_windows_events \
  test.test_asyncio.test_windows_utils.PipeTests >theirs.log 2>&1
read -r _ passed _ failed _ skipped < <(tail -n 1 theirs.log | grep '^passed') || passed=0
say "its tests: ${passed:-0} passed, ${failed:-?} failed, ${skipped:-?} skipped"
sed -n 's/^\(ERROR\|FAIL\): /  &/p' theirs.log
timeout 200 $python "$here/run.py" "$source" echo >ours.log 2>&1
read -r _ echoes _ lost _ < <(tail -n 1 ours.log | grep '^passed') || echoes=0
say "our echo: ${echoes:-0} passed, ${lost:-?} failed"
sed -n 's/^\(ERROR\|FAIL\): /  &/p' ours.log
finish "$names" "$files" "$passed of $((passed + failed)), our echo $echoes of $((echoes + lost))" "$((failed + lost)), $skipped" \
  'sockets, `_winapi` and `msvcrt` are a module of ours; a `long` in a format is taken for 32 bits'

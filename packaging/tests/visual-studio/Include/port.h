/* SPDX-License-Identifier: Apache-2.0 */
#ifdef __cplusplus
extern "C"
#endif
int bytes_of(const char *text);

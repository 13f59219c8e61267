/* Makes a folder as poor as FAT or exFAT: no hard links, no files without names, no rename that never
 * replaces, no symbolic links, no room that is taken beforehand.
 *
 * cc -shared -fPIC -o poor.so poor.c; LD_PRELOAD=./poor.so POOR=/a/folder COMMAND
 *
 * With POOR_LINKS=1 there are hard links, as on NTFS and sshfs. With POOR_TAIL=1 a file in the making
 * lacks its last byte when it is opened to be read, as on a full network file system. Calls that a
 * program makes without libc are not changed. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Whether an open folder lies in the poor one. */
static int is_poor(int folder) {
	const char *poor = getenv("POOR");
	char name[64], path[PATH_MAX];
	if (!poor || folder < 0)
		return 0;
	snprintf(name, sizeof name, "/proc/self/fd/%d", folder);
	ssize_t count = readlink(name, path, sizeof path - 1);
	if (count < 0)
		return 0;
	path[count] = 0;
	size_t length = strlen(poor);
	return strncmp(path, poor, length) == 0 && (path[length] == '/' || path[length] == 0);
}

static int fails(int code) {
	errno = code;
	return -1;
}

static int has_links(void) { return getenv("POOR_LINKS") != NULL; }

/* Whether a file is in the making: of the command by its name, of the service by its folder. */
static int is_pending(int folder, const char *path) {
	char name[64], place[PATH_MAX];
	if (strncmp(path, ".dicomshare-", 12) == 0)
		return 1;
	snprintf(name, sizeof name, "/proc/self/fd/%d", folder);
	ssize_t count = readlink(name, place, sizeof place - 1);
	if (count < 8)
		return 0;
	place[count] = 0;
	return strcmp(place + count - 8, "/pending") == 0;
}

/* Takes the last byte from a file in the making. */
static void take_tail(int folder, const char *path) {
	struct stat status;
	char name[64 + NAME_MAX];
	if (!is_pending(folder, path) || fstatat(folder, path, &status, 0) != 0 ||
		!S_ISREG(status.st_mode) || status.st_size < 2)
		return;
	snprintf(name, sizeof name, "/proc/self/fd/%d/%s", folder, path);
	if (truncate(name, status.st_size - 1) != 0)
		abort();
}

static int open_at(int folder, const char *path, int flags, mode_t mode) {
	static int (*next)(int, const char *, int, ...);
	if (!next)
		*(void **)&next = dlsym(RTLD_NEXT, "openat");
	if ((flags & O_TMPFILE) == O_TMPFILE && is_poor(folder))
		return fails(EOPNOTSUPP);
	if (getenv("POOR_TAIL") && (flags & O_ACCMODE) == O_RDONLY && is_poor(folder))
		take_tail(folder, path);
	return next(folder, path, flags, mode);
}

int openat(int folder, const char *path, int flags, ...) {
	va_list list;
	va_start(list, flags);
	mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(list, mode_t) : 0;
	va_end(list);
	return open_at(folder, path, flags, mode);
}

int openat64(int folder, const char *path, int flags, ...) {
	va_list list;
	va_start(list, flags);
	mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(list, mode_t) : 0;
	va_end(list);
	return open_at(folder, path, flags, mode);
}

int linkat(int from, const char *old, int to, const char *name, int flags) {
	static int (*next)(int, const char *, int, const char *, int);
	if (!next)
		*(void **)&next = dlsym(RTLD_NEXT, "linkat");
	if (!has_links() && is_poor(to))
		return fails(EPERM);
	return next(from, old, to, name, flags);
}

int renameat2(int from, const char *old, int to, const char *name, unsigned int flags) {
	static int (*next)(int, const char *, int, const char *, unsigned int);
	if (!next)
		*(void **)&next = dlsym(RTLD_NEXT, "renameat2");
	if (flags && is_poor(to))
		return fails(EINVAL);
	return next(from, old, to, name, flags);
}

int symlinkat(const char *text, int folder, const char *name) {
	static int (*next)(const char *, int, const char *);
	if (!next)
		*(void **)&next = dlsym(RTLD_NEXT, "symlinkat");
	if (is_poor(folder))
		return fails(ENOSYS);
	return next(text, folder, name);
}

int fallocate(int file, int mode, off_t offset, off_t count) {
	static int (*next)(int, int, off_t, off_t);
	if (!next)
		*(void **)&next = dlsym(RTLD_NEXT, "fallocate");
	if (is_poor(file))
		return fails(EOPNOTSUPP);
	return next(file, mode, offset, count);
}

int fallocate64(int file, int mode, off_t offset, off_t count) { return fallocate(file, mode, offset, count); }

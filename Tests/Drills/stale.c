// Preloaded, makes folders and what is in them stale, as a file server does that has forgotten an
// export: calls fail with ESTALE.
//
// STALE_FILE names a file with lines of two numbers, a device and an inode there; 0 stands for every
// inode. It is read at each call, by a process that may open it.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(name) *)dlsym(RTLD_NEXT, #name))

static int is_stale(int descriptor)
{
	const char *path = getenv("STALE_FILE");
	struct stat status;
	if (!path || syscall(SYS_fstat, descriptor, &status) != 0) return 0;
	if (!S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode)) return 0;
	char text[4096] = "";
	int file = REAL(open)(path, O_RDONLY | O_CLOEXEC);
	if (file < 0) return 0;  // a worker process may open nothing
	ssize_t count = read(file, text, sizeof text - 1);
	close(file);
	unsigned long device, inode;
	int length;
	for (char *line = text; count > 0 && sscanf(line, "%lu %lu\n%n", &device, &inode, &length) == 2; line += length)
		if (device == status.st_dev && (!inode || inode == status.st_ino)) {
			errno = ESTALE;
			return 1;
		}
	return 0;
}

int fstat(int file, struct stat *status)
{
	return is_stale(file) ? -1 : REAL(fstat)(file, status);
}

int fstatat(int folder, const char *restrict name, struct stat *restrict status, int flags)
{
	return is_stale(folder) ? -1 : REAL(fstatat)(folder, name, status, flags);
}

int fsync(int file)
{
	return is_stale(file) ? -1 : REAL(fsync)(file);
}

int linkat(int from, const char *name, int to, const char *new_name, int flags)
{
	return is_stale(to) ? -1 : REAL(linkat)(from, name, to, new_name, flags);
}

int unlinkat(int folder, const char *name, int flags)
{
	return is_stale(folder) ? -1 : REAL(unlinkat)(folder, name, flags);
}

int mkdirat(int folder, const char *name, mode_t mode)
{
	return is_stale(folder) ? -1 : REAL(mkdirat)(folder, name, mode);
}

static mode_t mode(int flags, va_list list)
{
	return flags & (O_CREAT | __O_TMPFILE) ? va_arg(list, mode_t) : 0;
}

int open(const char *path, int flags, ...)
{
	va_list list;
	va_start(list, flags);
	int file = REAL(open)(path, flags, mode(flags, list));
	va_end(list);
	if (file < 0 || !is_stale(file)) return file;
	close(file);
	errno = ESTALE;
	return -1;
}

int openat(int folder, const char *name, int flags, ...)
{
	if (folder != AT_FDCWD && is_stale(folder)) return -1;
	va_list list;
	va_start(list, flags);
	int file = REAL(openat)(folder, name, flags, mode(flags, list));
	va_end(list);
	return file;
}

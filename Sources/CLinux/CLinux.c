#define _GNU_SOURCE
#include "CLinux.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/fs.h>
#include <linux/openat2.h>
#include <pthread.h>
#include <malloc.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <sys/xattr.h>
#include <unistd.h>

int clinux_rename_noreplace(int from, const char *name, int to, const char *new_name) {
	return renameat2(from, name, to, new_name, RENAME_NOREPLACE);
}

int clinux_set_lease(int fd, int type) {
	return fcntl(fd, F_SETLEASE, type);
}

int clinux_open_unnamed(int folder, unsigned int mode) {
	return openat(folder, ".", O_TMPFILE | O_RDWR | O_CLOEXEC, mode);
}

int clinux_open_in_memory(const char *name) {
	return memfd_create(name, MFD_CLOEXEC);
}

int clinux_pipe(int ends[2], int is_waiting) {
	return pipe2(ends, O_CLOEXEC | (is_waiting ? 0 : O_NONBLOCK));
}

int clinux_open_folder(int folder, const char *path, int is_place) {
	struct open_how how = {
		.flags = (is_place ? O_PATH : O_RDONLY) | O_DIRECTORY | O_CLOEXEC,
		.resolve = RESOLVE_NO_SYMLINKS,
	};
	return (int)syscall(SYS_openat2, folder, path, &how, sizeof how);
}

int clinux_status(int fd, void *status) {
	return (int)syscall(SYS_fstat, fd, status); /* the form of 64-bit processors is that of glibc */
}

int clinux_reserve(int fd, int64_t count) {
	return fallocate(fd, FALLOC_FL_KEEP_SIZE, 0, count);
}

int clinux_start_writeback(int fd, int64_t offset, int64_t count) {
	return sync_file_range(fd, offset, count, SYNC_FILE_RANGE_WRITE);
}

int64_t clinux_next_hole(int fd, int64_t offset) {
	return lseek(fd, offset, SEEK_HOLE);
}

int64_t clinux_next_data(int fd, int64_t offset) {
	return lseek(fd, offset, SEEK_DATA);
}

int clinux_file_system_type(int fd, int64_t *type) {
	struct statfs status;
	if (fstatfs(fd, &status) != 0)
		return -1;
	*type = (int64_t)status.f_type;
	return 0;
}

int clinux_spread_folders(int folder) {
	int flags;
	if (ioctl(folder, FS_IOC_GETFLAGS, &flags) != 0)
		return -1;
	flags |= FS_TOPDIR_FL;
	return ioctl(folder, FS_IOC_SETFLAGS, &flags);
}

int clinux_has_default_acl(int folder) {
	return fgetxattr(folder, "system.posix_acl_default", NULL, 0) >= 0 || errno != ENODATA;
}

int clinux_set_thread_name(const char *name) {
	return pthread_setname_np(pthread_self(), name);
}

int clinux_join(pthread_t thread, int milliseconds) {
	struct timespec end;
	clock_gettime(CLOCK_MONOTONIC, &end);
	end.tv_sec += milliseconds / 1000;
	end.tv_nsec += milliseconds % 1000 * 1000000L;
	if (end.tv_nsec >= 1000000000L) {
		end.tv_sec += 1;
		end.tv_nsec -= 1000000000L;
	}
	return pthread_clockjoin_np(thread, NULL, CLOCK_MONOTONIC, &end);
}

int clinux_keep_freed_memory(int bytes) {
	return mallopt(M_TRIM_THRESHOLD, bytes) == 1 && mallopt(M_MMAP_THRESHOLD, bytes / 2) == 1 &&
		mallopt(M_ARENA_MAX, 2) == 1;
}

uint64_t clinux_mount(int fd) {
	struct statx status;
	if (statx(fd, "", AT_EMPTY_PATH, STATX_MNT_ID, &status) != 0 || !(status.stx_mask & STATX_MNT_ID)) {
		return 0;
	}
	return status.stx_mnt_id;
}

int clinux_is_mount(int folder, const char *name) {
	struct statx status;
	return statx(folder, name, AT_SYMLINK_NOFOLLOW | AT_STATX_DONT_SYNC, 0, &status) == 0 &&
		(status.stx_attributes & STATX_ATTR_MOUNT_ROOT) != 0;
}

int clinux_ask(const char *path) {
	struct statx status;
	struct statfs room;
	int answer = statx(AT_FDCWD, path, AT_STATX_FORCE_SYNC, STATX_BASIC_STATS, &status);
	return answer == 0 ? statfs(path, &room) : answer;
}

int clinux_flush_output(void) {
	errno = 0;
	return fflush(stdout) == 0 && !ferror(stdout) ? 0 : errno != 0 ? errno : EIO;
}

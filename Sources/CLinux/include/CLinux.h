/* Linux calls that the Swift overlay of glibc does not import. */
#ifndef CLINUX_H
#define CLINUX_H

#include <pthread.h>
#include <stdint.h>

#include "CLinuxProcess.h"

/* renameat2(2) with RENAME_NOREPLACE: fails with EEXIST instead of replacing. */
int clinux_rename_noreplace(int from, const char *name, int to, const char *new_name);

/* fcntl(2), F_SETLEASE: F_RDLCK asks for a read lease, F_UNLCK gives it back. */
int clinux_set_lease(int fd, int type);

/* open(2), O_TMPFILE: a file without a name in an open folder, for reading and writing. */
int clinux_open_unnamed(int folder, unsigned int mode);

/* memfd_create(2): a file in memory, closed on execve(2). */
int clinux_open_in_memory(const char *name);

/* pipe2(2), O_CLOEXEC: no program that another thread starts at this moment gets an end. */
int clinux_pipe(int ends[2], int is_waiting);

/* openat2(2), RESOLVE_NO_SYMLINKS: opens a folder below another by its path, for reading, or as a
   place alone (O_PATH). */
int clinux_open_folder(int folder, const char *path, int is_place);

/* fstat(2), and never newfstatat(2), as glibc has it: a worker process may not look at paths.
   `status` is a struct stat, whose header would become a part of this one for Swift. */
int clinux_status(int fd, void *status);

/* fallocate(2), FALLOC_FL_KEEP_SIZE: takes room for so many bytes; the length stays. */
int clinux_reserve(int fd, int64_t count);

/* sync_file_range(2): starts writing back, without waiting for it. */
int clinux_start_writeback(int fd, int64_t offset, int64_t count);

/* lseek(2), SEEK_HOLE: where the next hole of a file begins, its end at last; -1: not to be had. */
int64_t clinux_next_hole(int fd, int64_t offset);

/* lseek(2), SEEK_DATA: where the next bytes are that are in no hole; -1 with ENXIO: there are none. */
int64_t clinux_next_data(int fd, int64_t offset);

/* fstatfs(2): the magic number of the file system that an open file lies on. */
int clinux_file_system_type(int fd, int64_t *type);

/* statx(2), STATX_MNT_ID: which mount an open file lies on; 0 where that is not to be had. */
uint64_t clinux_mount(int fd);

/* statx(2), STATX_ATTR_MOUNT_ROOT: whether something is mounted on an entry; no before Linux 5.8. */
int clinux_is_mount(int folder, const char *name);

/* statx(2), AT_STATX_FORCE_SYNC, and statfs(2): looks at a path, and waits for its file server to
   answer. A FUSE program may know the first, sshfs(1) does; the room is asked for each time. */
int clinux_ask(const char *path);

/* fflush(3) of standard output; the error of this write or of an earlier one, 0 for none. */
int clinux_flush_output(void);

/* ioctl_iflags(2), FS_TOPDIR_FL: what is in a folder is spread over the medium, folder by folder. */
int clinux_spread_folders(int folder);

/* acl(5): whether a folder has a default ACL; 1 also where that cannot be told. */
int clinux_has_default_acl(int folder);

/* pthread_setname_np(3) of the calling thread; names longer than 15 bytes are refused. */
int clinux_set_thread_name(const char *name);

/* pthread_clockjoin_np(3): waits so long for the end of a thread; 0 when it has ended, and is joined. */
int clinux_join(pthread_t thread, int milliseconds);

/* mallopt(3): so much freed memory stays with the process, and half as much comes from its heap. */
int clinux_keep_freed_memory(int bytes);

#endif

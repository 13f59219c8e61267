#define _GNU_SOURCE
#include "CProbe.h"

#include <CLinux.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* Whether it learns of a path; the flag lets one be empty, and none is. */
static int looks(int file) {
	struct stat status;
	struct statx more;
	const char *path = "/proc/self/exe";
	int found = 0;
	for (int flags = 0; flags <= AT_EMPTY_PATH; flags += AT_EMPTY_PATH) {
		found |= syscall(SYS_newfstatat, AT_FDCWD, path, &status, flags) == 0 ||
			syscall(SYS_newfstatat, file, path, &status, flags) == 0 ||
			syscall(SYS_statx, AT_FDCWD, path, flags, STATX_BASIC_STATS, &more) == 0;
	}
	return found || access(path, F_OK) == 0;
}

static int probe(int file) {
	int found = 0, ends[2];
	char byte;
	struct rlimit limit;
	struct stat status;
	pid_t parent = getppid();
	if (clinux_drop_rights() != 0 || clinux_filter_calls() != 0 || pread(file, &byte, 1, 0) != 1)
		return CPROBE_FAILS;
	if (clinux_status(file, &status) != 0 || status.st_size == 0)
		return CPROBE_FAILS;
	void *memory = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (memory == MAP_FAILED)
		return CPROBE_FAILS;
	if (open("/proc/self/exe", O_RDONLY) >= 0 || openat(AT_FDCWD, ".", O_RDONLY) >= 0 ||
		syscall(SYS_openat2, AT_FDCWD, ".", NULL, 0) >= 0 || memfd_create("", 0) >= 0 ||
		open("/dev/null", O_WRONLY | O_CREAT, 0600) >= 0 || unlink("/dev/null") == 0 ||
		looks(file))
		found |= CPROBE_OPENS;
	if (socket(AF_INET, SOCK_STREAM, 0) >= 0 || socket(AF_UNIX, SOCK_STREAM, 0) >= 0 ||
		socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0)
		found |= CPROBE_CONNECTS;
	if (mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED ||
		mprotect(memory, 4096, PROT_READ | PROT_EXEC) == 0 || fork() >= 0)
		found |= CPROBE_EXECUTES;
	if (kill(parent, 0) == 0)
		found |= CPROBE_SIGNALS;
	if (ptrace(PTRACE_TRACEME, 0, NULL, NULL) == 0)
		found |= CPROBE_TRACES;
	if (prctl(PR_SET_DUMPABLE, 1, 0, 0, 0) == 0 ||
		prlimit(parent, RLIMIT_CORE, NULL, &limit) == 0)
		found |= CPROBE_RAISES;
	char *arguments[] = {"/bin/true", NULL};
	execve(arguments[0], arguments, NULL); /* ends with another status if it can */
	return found;
}

int cprobe_confined(void) {
	int file = open("/proc/self/exe", O_RDONLY | O_CLOEXEC);
	if (file < 0)
		return -1;
	pid_t child = fork();
	if (child < 0)
		return -1;
	if (child == 0)
		_exit(probe(file) | 64);
	int status;
	close(file);
	if (waitpid(child, &status, 0) < 0 || !WIFEXITED(status))
		return -1;
	/* What was executed has ended without the bit. */
	return WEXITSTATUS(status) & 64 ? WEXITSTATUS(status) & ~64 : CPROBE_EXECUTES;
}

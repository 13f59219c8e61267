// Counts the calls by which a program changes files below a folder, over all its threads; ends the
// program before the Nth of them, or makes the Nth fail once.
//
// Usage: calls FOLDER LOG count|kill:N|fail:N:ERRNO [opens] -- COMMAND [ARGUMENT]...
//
// LOG gets a line for each call: number, name, path, and the other path of links and renames.
// With `opens`, files and folders that are opened for reading count, too. The program's status is
// passed on; it is 137 after a kill. SIGTERM is passed on to the program.
//
// strace counts for every thread by itself, so that "the Nth call" of a program with threads is
// several; and it stops at every call, where seccomp(2) stops at those that matter.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

#ifndef __x86_64__
#error "the registers of other processors are not known here"
#endif

enum kind {
	FD,           // (fd, ...)
	AT,           // (folder, path, ...)
	TWO_AT,       // (folder, path, folder, path, ...)
	TEXT_AT,      // (text, folder, path)
	PATH,         // (path, ...)
	TWO_PATHS,    // (path, path)
};

static const struct call {
	long number;
	const char *name;
	enum kind kind;
} calls[] = {
	{SYS_write, "write", FD}, {SYS_pwrite64, "pwrite64", FD}, {SYS_writev, "writev", FD},
	{SYS_pwritev, "pwritev", FD}, {SYS_pwritev2, "pwritev2", FD}, {SYS_fsync, "fsync", FD},
	{SYS_fdatasync, "fdatasync", FD}, {SYS_syncfs, "syncfs", FD},
	{SYS_sync_file_range, "sync_file_range", FD}, {SYS_ftruncate, "ftruncate", FD},
	{SYS_fallocate, "fallocate", FD}, {SYS_fchmod, "fchmod", FD}, {SYS_fchown, "fchown", FD},
	{SYS_openat, "openat", AT}, {SYS_openat2, "openat2", AT}, {SYS_mkdirat, "mkdirat", AT},
	{SYS_unlinkat, "unlinkat", AT},
	{SYS_fchmodat, "fchmodat", AT}, {SYS_symlinkat, "symlinkat", TEXT_AT},
	{SYS_linkat, "linkat", TWO_AT}, {SYS_renameat, "renameat", TWO_AT},
	{SYS_renameat2, "renameat2", TWO_AT},
	{SYS_open, "open", PATH}, {SYS_creat, "creat", PATH}, {SYS_mkdir, "mkdir", PATH},
	{SYS_unlink, "unlink", PATH}, {SYS_rmdir, "rmdir", PATH}, {SYS_truncate, "truncate", PATH},
	{SYS_link, "link", TWO_PATHS}, {SYS_rename, "rename", TWO_PATHS},
};
enum { call_count = sizeof calls / sizeof calls[0] };

static char root[PATH_MAX];
static pid_t child;

static void die(const char *what)
{
	perror(what);
	exit(2);
}

static void install_filter(void)
{
	struct sock_filter program[2 * call_count + 8];
	size_t count = 0;
	program[count++] = (struct sock_filter)BPF_STMT(
		BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr));
	for (size_t i = 0; i < call_count; i++) {
		program[count++] = (struct sock_filter)BPF_JUMP(
			BPF_JMP | BPF_JEQ | BPF_K, (unsigned)calls[i].number, 0, 1);
		program[count++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_TRACE);
	}
	program[count++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
	struct sock_fprog filter = {.len = (unsigned short)count, .filter = program};
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
		prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) != 0)
		die("seccomp");
}

// The path of an open file of a thread; for one without a name, what the kernel calls it.
static void descriptor_path(pid_t thread, int fd, char *path)
{
	char link[64];
	snprintf(link, sizeof link, fd == AT_FDCWD ? "/proc/%d/cwd" : "/proc/%d/fd/%d", thread, fd);
	ssize_t count = readlink(link, path, PATH_MAX - 1);
	path[count < 0 ? 0 : count] = 0;
}

static void memory_text(pid_t thread, unsigned long address, char *text)
{
	size_t done = 0;
	while (done < PATH_MAX - 1) {
		// Up to the end of a page, behind which there may be nothing.
		size_t count = 4096 - (address + done) % 4096;
		if (count > PATH_MAX - 1 - done) count = PATH_MAX - 1 - done;
		struct iovec here = {text + done, count}, there = {(void *)(address + done), count};
		ssize_t got = process_vm_readv(thread, &here, 1, &there, 1, 0);
		if (got <= 0) break;
		if (memchr(text + done, 0, (size_t)got)) return;
		done += (size_t)got;
	}
	text[done] = 0;
}

static void argument_path(pid_t thread, int folder, unsigned long address, char *path)
{
	char name[PATH_MAX];
	memory_text(thread, address, name);
	int fd;
	if (sscanf(name, "/proc/self/fd/%d", &fd) == 1) {
		descriptor_path(thread, fd, path);
		return;
	}
	if (name[0] == '/') {
		strcpy(path, name);
		return;
	}
	descriptor_path(thread, folder, path);
	size_t length = strlen(path);
	snprintf(path + length, PATH_MAX - length, "/%s", name);
}

static int is_inside(const char *path)
{
	size_t length = strlen(root);
	return strncmp(path, root, length) == 0 && (path[length] == '/' || path[length] == 0);
}

// Whether a call is one that counts, and where it works.
static int describe(
	pid_t thread, const struct user_regs_struct *registers, int opens, const struct call **found,
	char *path, char *other)
{
	const struct call *call = NULL;
	for (size_t i = 0; i < call_count; i++)
		if (calls[i].number == (long)registers->orig_rax) call = &calls[i];
	if (!call) return 0;
	*found = call;
	path[0] = other[0] = 0;
	switch (call->kind) {
	case FD:
		descriptor_path(thread, (int)registers->rdi, path);
		break;
	case AT: {
		unsigned long makes = registers->rdx & (O_CREAT | (O_TMPFILE & ~O_DIRECTORY) | O_TRUNC);
		if (call->number == SYS_openat && !opens && !makes) return 0;
		if (call->number == SYS_openat2 && !opens) return 0; // folders only
		argument_path(thread, (int)registers->rdi, registers->rsi, path);
		break;
	}
	case TWO_AT:
		argument_path(thread, (int)registers->rdi, registers->rsi, other);
		argument_path(thread, (int)registers->rdx, registers->r10, path);
		break;
	case TEXT_AT:
		argument_path(thread, (int)registers->rsi, registers->rdx, path);
		break;
	case PATH: {
		unsigned long makes = registers->rsi & (O_CREAT | O_TRUNC);
		if (call->number == SYS_open && !opens && !makes) return 0;
		argument_path(thread, AT_FDCWD, registers->rdi, path);
		break;
	}
	case TWO_PATHS:
		argument_path(thread, AT_FDCWD, registers->rdi, other);
		argument_path(thread, AT_FDCWD, registers->rsi, path);
		break;
	}
	return is_inside(path) || is_inside(other);
}

static void pass_on(int number) { kill(child, number); }

static void put_path(FILE *log, const char *path)
{
	fputc('\t', log);
	for (; *path; path++) fputc(*path == '\t' || *path == '\n' ? '?' : *path, log);
}

int main(int argc, char **argv)
{
	int opens = argc > 4 && strcmp(argv[4], "opens") == 0;
	int first = opens ? 6 : 5;
	if (argc <= first || strcmp(argv[first - 1], "--") != 0 || !realpath(argv[1], root)) {
		fprintf(stderr, "usage: calls FOLDER LOG count|kill:N|fail:N:ERRNO [opens] -- COMMAND\n");
		return 2;
	}
	long kill_at = -1, fail_at = -1;
	int error = 0;
	if (sscanf(argv[3], "kill:%ld", &kill_at) != 1 &&
		sscanf(argv[3], "fail:%ld:%d", &fail_at, &error) != 2 && strcmp(argv[3], "count") != 0) {
		fprintf(stderr, "calls: what is %s?\n", argv[3]);
		return 2;
	}
	FILE *log = fopen(argv[2], "we");
	if (!log) die(argv[2]);

	int go[2];
	if (pipe2(go, O_CLOEXEC) != 0) die("pipe");
	child = fork();
	if (child < 0) die("fork");
	if (child == 0) {
		char byte;
		close(go[1]);
		if (read(go[0], &byte, 1) != 1) _exit(2);
		install_filter();
		execvp(argv[first], argv + first);
		die(argv[first]);
	}
	struct sigaction action = {.sa_handler = pass_on};
	sigaction(SIGTERM, &action, NULL);
	sigaction(SIGHUP, &action, NULL);
	long options = PTRACE_O_TRACESECCOMP | PTRACE_O_TRACECLONE | PTRACE_O_TRACEFORK |
		PTRACE_O_TRACEVFORK | PTRACE_O_TRACEEXEC | PTRACE_O_EXITKILL;
	if (ptrace(PTRACE_SEIZE, child, 0, options) != 0) {
		perror("ptrace");
		kill(child, SIGKILL);
		return 77;
	}
	if (write(go[1], "", 1) != 1) die("write");

	long number = 0;
	while (1) {
		int status;
		pid_t thread = waitpid(-1, &status, __WALL);
		if (thread < 0) {
			if (errno == EINTR) continue;
			die("waitpid");
		}
		if (WIFEXITED(status) || WIFSIGNALED(status)) {
			if (thread != child) continue;
			fclose(log);
			return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
		}
		int event = status >> 16, stop = WSTOPSIG(status);
		if (event == PTRACE_EVENT_SECCOMP) {
			struct user_regs_struct registers;
			const struct call *call;
			char path[PATH_MAX], other[PATH_MAX];
			if (ptrace(PTRACE_GETREGS, thread, 0, &registers) == 0 &&
				describe(thread, &registers, opens, &call, path, other)) {
				number++;
				fprintf(log, "%ld\t%s", number, call->name);
				put_path(log, path);
				put_path(log, other);
				fputc('\n', log);
				fflush(log);
				if (number == kill_at) kill(child, SIGKILL);
				if (number == fail_at) {
					registers.orig_rax = (unsigned long long)-1;
					registers.rax = (unsigned long long)-error;
					if (ptrace(PTRACE_SETREGS, thread, 0, &registers) != 0) die("ptrace");
				}
			}
			ptrace(PTRACE_CONT, thread, 0, 0);
		} else if (event == PTRACE_EVENT_STOP && stop != SIGTRAP) {
			ptrace(PTRACE_LISTEN, thread, 0, 0);
		} else if (event) {
			ptrace(PTRACE_CONT, thread, 0, 0);
		} else {
			ptrace(PTRACE_CONT, thread, 0, (long)stop);
		}
	}
}

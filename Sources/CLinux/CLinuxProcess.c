#define _GNU_SOURCE
#include "CLinuxProcess.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

int clinux_socket_pair(int ends[2]) {
	return socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends);
}

union control {
	struct cmsghdr header; /* for its alignment */
	char bytes[CMSG_SPACE(CLINUX_DESCRIPTORS * sizeof(int))];
};

ssize_t clinux_send(
	int socket, const void *bytes, size_t count, const int *descriptors, int descriptor_count,
	int is_waiting) {
	if (descriptor_count < 0 || descriptor_count > CLINUX_DESCRIPTORS) {
		errno = EMSGSIZE;
		return -1;
	}
	struct iovec part = {.iov_base = (void *)bytes, .iov_len = count};
	struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
	union control control;
	size_t length = (size_t)descriptor_count * sizeof(int);
	if (length > 0) {
		memset(&control, 0, sizeof control);
		message.msg_control = control.bytes;
		message.msg_controllen = CMSG_SPACE(length);
		struct cmsghdr *header = CMSG_FIRSTHDR(&message);
		header->cmsg_level = SOL_SOCKET;
		header->cmsg_type = SCM_RIGHTS;
		header->cmsg_len = CMSG_LEN(length);
		memcpy(CMSG_DATA(header), descriptors, length);
	}
	return sendmsg(socket, &message, MSG_NOSIGNAL | (is_waiting ? 0 : MSG_DONTWAIT));
}

ssize_t clinux_receive(
	int socket, void *bytes, size_t count, int *descriptors, int *descriptor_count) {
	struct iovec part = {.iov_base = bytes, .iov_len = count};
	union control control;
	struct msghdr message = {
		.msg_iov = &part,
		.msg_iovlen = 1,
		.msg_control = control.bytes,
		.msg_controllen = sizeof control.bytes,
	};
	*descriptor_count = 0;
	ssize_t result = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
	if (result < 0)
		return -1;
	struct cmsghdr *header = CMSG_FIRSTHDR(&message);
	if (header && header->cmsg_level == SOL_SOCKET && header->cmsg_type == SCM_RIGHTS) {
		size_t length = header->cmsg_len - CMSG_LEN(0);
		memcpy(descriptors, CMSG_DATA(header), length);
		*descriptor_count = (int)(length / sizeof(int));
	}
	if (message.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) {
		for (int i = 0; i < *descriptor_count; i++)
			close(descriptors[i]);
		*descriptor_count = 0;
		errno = EMSGSIZE;
		return -1;
	}
	return result;
}

/* What a worker has no business with: the service manager, and where its secrets lie. */
static int is_withheld(const char *variable) {
	static const char *const names[] = {
		"NOTIFY_SOCKET=", "WATCHDOG_", "CREDENTIALS_DIRECTORY=", "LISTEN_", "SWIFT_BACKTRACE=",
	};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strncmp(variable, names[i], strlen(names[i])) == 0)
			return 1;
	return 0;
}

/* A service manager, or a terminal, tells all processes to end: the service decides when its workers
   do. */
static void signals_for_others(sigset_t *blocked) {
	static const int signals[] = {SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGTSTP};
	sigemptyset(blocked);
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
		sigaddset(blocked, signals[i]);
}

/* The environment of a worker, to be freed with free(3); NULL when there is no memory. */
static char **worker_environment(void) {
	size_t count = 0;
	while (environ[count])
		count++;
	char **variables = calloc(count + 2, sizeof *variables);
	if (!variables)
		return NULL;
	size_t kept = 0;
	for (size_t i = 0; i < count; i++)
		if (!is_withheld(environ[i]))
			variables[kept++] = environ[i];
	/* A trace of a crash would show what is in memory. */
	variables[kept] = "SWIFT_BACKTRACE=enable=no";
	return variables;
}

static int spawn_worker(
	const char *path, char *const arguments[], char *const variables[], int socket, pid_t *pid) {
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	int error = posix_spawn_file_actions_init(&actions);
	if (error)
		return error;
	error = posix_spawnattr_init(&attributes);
	if (error) {
		posix_spawn_file_actions_destroy(&actions);
		return error;
	}
	sigset_t blocked;
	signals_for_others(&blocked);
	posix_spawnattr_setsigmask(&attributes, &blocked);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
	error = posix_spawn_file_actions_adddup2(&actions, socket, CLINUX_WORKER_SOCKET);
	if (!error)
		error = posix_spawn_file_actions_addclosefrom_np(&actions, CLINUX_WORKER_SOCKET + 1);
	for (int descriptor = 0; descriptor < 3 && !error; descriptor++)
		error = posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0);
	if (!error)
		error = posix_spawn(pid, path, &actions, &attributes, arguments, variables);
	posix_spawn_file_actions_destroy(&actions);
	posix_spawnattr_destroy(&attributes);
	return error;
}

int clinux_spawn_worker(const char *path, const char *option, int socket, pid_t *pid) {
	char *arguments[] = {"dicomshare", "worker", (char *)option, NULL};
	char **variables = worker_environment();
	if (!variables)
		return ENOMEM;
	int error = spawn_worker(path, arguments, variables, socket, pid);
	free(variables);
	return error;
}

pid_t clinux_fork_worker(int socket) {
	pid_t pid = fork();
	if (pid != 0)
		return pid;
	sigset_t blocked;
	signals_for_others(&blocked);
	/* A trace of a crash would show what is in memory. */
	static const int crashes[] = {SIGQUIT, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGTRAP};
	for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++)
		signal(crashes[i], SIG_DFL);
	int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
	int fails = nothing < 0 || sigprocmask(SIG_SETMASK, &blocked, NULL) != 0;
	for (int descriptor = 0; descriptor < 3 && !fails; descriptor++)
		fails = nothing != descriptor && dup2(nothing, descriptor) < 0;
	if (!fails)
		fails = socket != CLINUX_WORKER_SOCKET && dup2(socket, CLINUX_WORKER_SOCKET) < 0;
	if (fails || close_range(CLINUX_WORKER_SOCKET + 1, ~0U, 0) != 0)
		_exit(EX_OSERR);
	return 0;
}

/* In the child: only what may be called between fork(2) and execve(2). Returns where it failed. */
static int run_bound(
	const char *path, char *const arguments[], const char *log, int signal, pid_t parent) {
	if (prctl(PR_SET_PDEATHSIG, signal, 0, 0, 0) != 0)
		return errno;
	if (getppid() != parent) /* it ended before */
		_exit(EX_OSERR);
	int file = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0640);
	if (file < 0 || dup2(file, STDOUT_FILENO) < 0 || dup2(file, STDERR_FILENO) < 0)
		return errno;
	execve(path, arguments, environ);
	return errno;
}

int clinux_spawn_bound(
	const char *path, char *const arguments[], const char *log, int signal, pid_t *pid) {
	int ends[2];
	if (pipe2(ends, O_CLOEXEC) != 0)
		return errno;
	pid_t parent = getpid();
	pid_t child = fork();
	if (child == 0) {
		int error = run_bound(path, arguments, log, signal, parent);
		/* A parent that is gone hears nothing. */
		_exit(write(ends[1], &error, sizeof error) < 0 ? EX_SOFTWARE : EX_OSERR);
	}
	int error = child < 0 ? errno : 0;
	close(ends[1]);
	/* The pipe is closed by execve(2), and empty then. */
	while (child > 0 && read(ends[0], &error, sizeof error) < 0 && errno == EINTR)
		;
	close(ends[0]);
	if (child > 0 && error)
		clinux_reap(child);
	*pid = child;
	return error;
}

int clinux_reap(pid_t pid) {
	int status;
	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			return -1;
	return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

int clinux_reap_within(pid_t pid, int milliseconds, int *signal) {
	const struct timespec pause = {.tv_nsec = 1000000};
	struct timespec now, end;
	clock_gettime(CLOCK_MONOTONIC, &end);
	end.tv_sec += milliseconds / 1000;
	end.tv_nsec += milliseconds % 1000 * 1000000L;
	if (end.tv_nsec >= 1000000000L) {
		end.tv_sec += 1;
		end.tv_nsec -= 1000000000L;
	}
	for (;;) {
		int status;
		pid_t found = waitpid(pid, &status, WNOHANG);
		if (found == pid) {
			*signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
			return 1;
		}
		if (found < 0 && errno != EINTR)
			return -1;
		clock_gettime(CLOCK_MONOTONIC, &now);
		if (now.tv_sec > end.tv_sec || (now.tv_sec == end.tv_sec && now.tv_nsec >= end.tv_nsec))
			return 0;
		nanosleep(&pause, NULL);
	}
}

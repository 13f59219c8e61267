/* Worker processes: how they are started, confined, and talked to. */
#ifndef CLINUX_PROCESS_H
#define CLINUX_PROCESS_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* The descriptor under which a worker finds its end of the socket pair. */
enum { CLINUX_WORKER_SOCKET = 3 };

/* The most descriptors that one message carries. */
enum { CLINUX_DESCRIPTORS = 8 };

/* socketpair(2): two connected ends that keep the bounds of messages (SOCK_SEQPACKET). */
int clinux_socket_pair(int ends[2]);

/* sendmsg(2) of one message with descriptors (SCM_RIGHTS, unix(7)); EAGAIN when there is no room for it,
   unless that may be waited for. */
ssize_t clinux_send(
	int socket, const void *bytes, size_t count, const int *descriptors, int descriptor_count,
	int is_waiting);

/* recvmsg(2) of one message, 0 at the end of the connection. `descriptors` has room for
   CLINUX_DESCRIPTORS; EMSGSIZE when the message or its descriptors need more room. */
ssize_t clinux_receive(
	int socket, void *bytes, size_t count, int *descriptors, int *descriptor_count);

/* posix_spawn(3) of `PATH worker`, with an option or without (NULL), with one end of a socket pair and
   nothing else that is open; returns an error number. Signals that end or stop a service reach it
   alone, not its workers. */
int clinux_spawn_worker(const char *path, const char *option, int socket, pid_t *pid);

/* fork(2) of a process that has one thread; the child has one end of a socket pair and nothing else
   that is open, as with clinux_spawn_worker(). Returns 0 in the child, -1 on errors. */
pid_t clinux_fork_worker(int socket);

/* fork(2) and execve(2) of a program that gets a signal when the calling thread ends, however it does
   (prctl(2), PR_SET_PDEATHSIG): of a process that is killed, too. What it says is appended to `log`.
   Returns an error number. */
int clinux_spawn_bound(
	const char *path, char *const arguments[], const char *log, int signal, pid_t *pid);

/* What happened to a child that is about to end, or has ended; waits for it. Returns the number of
   the signal that ended it, 0 when it ended by itself, and -1 when there is no such child. */
int clinux_reap(pid_t pid);

/* Likewise, but waits for so long at most. Returns 1 when the child has ended, with the number of the
   signal that ended it, or 0; 0 when it goes on; -1 when there is no such child. */
int clinux_reap_within(pid_t pid, int milliseconds, int *signal);

/* Gives up for the rest of the process's life: capabilities, core dumps, being traced, and new
   rights by programs. The process ends with the thread that started it. To be called while there is
   one thread; those that it starts later have no more rights. */
int clinux_drop_rights(void);

/* Takes all from the calling thread that working on open files does not take (seccomp(2)): new files,
   sockets, programs, threads. After clinux_drop_rights(). */
int clinux_filter_calls(void);

/* setrlimit(2), RLIMIT_AS, of the calling process; nothing under a sanitizer, which maps far more
   than it uses. */
int clinux_limit_memory(uint64_t bytes);

#endif

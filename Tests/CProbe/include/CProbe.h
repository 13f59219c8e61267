/* Tries, in a confined process, what a worker must not be able to do. */
#ifndef CPROBE_H
#define CPROBE_H

/* What a confined child could do all the same, as bits; -1 when there is no such child, 0x80 when it
   could not be confined or could not do what it has to. */
int cprobe_confined(void);

enum {
	CPROBE_OPENS = 1,    /* open(2), creat(2), unlink(2), memfd_create(2), stat(2) */
	CPROBE_CONNECTS = 2, /* socket(2), socketpair(2) */
	CPROBE_EXECUTES = 4, /* execve(2), fork(2), executable memory */
	CPROBE_SIGNALS = 8,  /* kill(2) */
	CPROBE_TRACES = 16,  /* ptrace(2) */
	CPROBE_RAISES = 32,  /* prctl(2), setrlimit(2) of another process */
	CPROBE_FAILS = 128,
};

#endif

#define _GNU_SOURCE
#include "CLinuxProcess.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/capability.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#else
#error "the system calls of this processor are not known here"
#endif

/* All that reading, computing and writing take, on files that are open already. glibc's fstat(3) is
   newfstatat(2) with an empty path, and no filter can look into a path: clinux_status() takes its
   place. */
static const unsigned int allowed[] = {
	SYS_read, SYS_pread64, SYS_readv, SYS_write, SYS_pwrite64, SYS_writev, SYS_lseek, SYS_fstat,
	SYS_fallocate, SYS_sync_file_range, SYS_fadvise64, SYS_close,
	SYS_sendmsg, SYS_recvmsg, SYS_ppoll,
	SYS_brk, SYS_munmap, SYS_mremap, SYS_madvise,
	SYS_futex, SYS_sched_yield, SYS_getrandom, SYS_getpid, SYS_gettid,
	SYS_clock_gettime, SYS_clock_nanosleep, SYS_nanosleep, SYS_gettimeofday,
	SYS_rt_sigaction, SYS_rt_sigprocmask, SYS_rt_sigreturn, SYS_restart_syscall,
	SYS_exit, SYS_exit_group,
#ifdef SYS_poll
	SYS_poll,
#endif
};

/* System calls of which an argument must, or must not, have a bit. */
static const struct condition {
	unsigned int call;
	unsigned int argument;
	unsigned int bits;
	int must_have;
} conditions[] = {
	/* Nothing that was written becomes a program. */
	{SYS_mmap, 2, PROT_EXEC, 0},
	{SYS_mprotect, 2, PROT_EXEC, 0},
	/* Of this process only. */
	{SYS_prlimit64, 0, 0xFFFFFFFF, 0},
};

enum {
	ALLOWED = sizeof allowed / sizeof *allowed,
	CONDITIONS = sizeof conditions / sizeof *conditions,
};

#define FIELD(name) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, name))
#define RETURN(value) BPF_STMT(BPF_RET | BPF_K, value)

int clinux_filter_calls(void) {
	/* Both processors are little-endian: the lower half of an argument comes first. */
	const unsigned int refuse = SECCOMP_RET_ERRNO | EPERM;
	struct sock_filter program[5 + 2 * ALLOWED + 5 * CONDITIONS];
	unsigned short count = 0;
#define ADD(statement) program[count++] = (struct sock_filter)statement
	ADD(FIELD(arch));
	ADD(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0));
	ADD(RETURN(SECCOMP_RET_KILL_PROCESS));
	ADD(FIELD(nr));
	for (unsigned int i = 0; i < ALLOWED; i++) {
		ADD(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, allowed[i], 0, 1));
		ADD(RETURN(SECCOMP_RET_ALLOW));
	}
	for (unsigned int i = 0; i < CONDITIONS; i++) {
		const struct condition *condition = &conditions[i];
		ADD(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, condition->call, 0, 4));
		ADD(FIELD(args[condition->argument]));
		ADD(BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, condition->bits, !condition->must_have,
			condition->must_have));
		ADD(RETURN(SECCOMP_RET_ALLOW));
		ADD(RETURN(refuse));
	}
	ADD(RETURN(refuse));
#undef ADD
	struct sock_fprog filter = {.len = count, .filter = program};
	/* Not seccomp(2), which would take all threads at once: it is not in @system-service
	   (systemd.exec(5)), and the service's unit allows no more. */
	return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter);
}

static void prefer_for_killing(void) {
	/* When memory runs out, a worker is to go, not the service; a nicety. */
	int file = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
	if (file < 0)
		return;
	if (write(file, "500", 3) != 3) {
		/* As important as before. */
	}
	close(file);
}

int clinux_drop_rights(void) {
	struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
	struct __user_cap_data_struct none[2] = {{0}};
	struct rlimit no_core = {0, 0};
	prefer_for_killing();
	prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0); /* older than Linux 4.3: none */
	if (syscall(SYS_capset, &header, none) != 0 || setrlimit(RLIMIT_CORE, &no_core) != 0 ||
		prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0 || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
		prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0)
		return -1;
	return 0;
}

int clinux_limit_memory(uint64_t bytes) {
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
	(void)bytes;
	return 0;
#else
	struct rlimit limit;
	if (getrlimit(RLIMIT_AS, &limit) != 0)
		return -1;
	if (limit.rlim_max != RLIM_INFINITY && bytes > limit.rlim_max)
		bytes = limit.rlim_max;
	limit.rlim_cur = bytes;
	return setrlimit(RLIMIT_AS, &limit);
#endif
}

// Preloaded, gives a program another idea of time; the times of files are those of the kernel.
//
// Without CLOCK_SPEED in the environment, the clock that tells the date steps forth and back by more
// than a year every second, and the monotonic ones are right. With CLOCK_SPEED=N all clocks go N
// times as fast, and there are no leases (fcntl(2), F_SETLEASE), as on network file systems. With
// CLOCK_FILE=PATH the clock that tells the date is ahead by as many seconds as the file says.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static int (*real_time)(clockid_t, struct timespec *);
static int (*real_poll)(struct pollfd *, nfds_t, int);
static int (*real_fcntl)(int, int, ...);
static struct timespec begin;
static long long speed;
static const char *ahead;

__attribute__((constructor)) static void prepare(void)
{
	real_time = (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
	real_poll = (int (*)(struct pollfd *, nfds_t, int))dlsym(RTLD_NEXT, "poll");
	real_fcntl = (int (*)(int, int, ...))dlsym(RTLD_NEXT, "fcntl");
	real_time(CLOCK_MONOTONIC, &begin);
	ahead = getenv("CLOCK_FILE");
	if (getenv("CLOCK_SPEED")) speed = atoi(getenv("CLOCK_SPEED"));
}

static long long lead(void)
{
	char text[32] = "";
	int file = open(ahead, O_RDONLY | O_CLOEXEC);
	if (file < 0) return 0;  // a worker process may open nothing
	ssize_t count = read(file, text, sizeof text - 1);
	close(file);
	return count > 0 ? atoll(text) : 0;
}

int clock_gettime(clockid_t clock, struct timespec *now)
{
	if (!real_time) prepare();
	int result = real_time(clock, now);
	struct timespec mono;
	real_time(CLOCK_MONOTONIC, &mono);
	if (result != 0 || clock == CLOCK_PROCESS_CPUTIME_ID || clock == CLOCK_THREAD_CPUTIME_ID)
		return result;
	if (speed) {
		long long passed =
			(mono.tv_sec - begin.tv_sec) * 1000000000LL + mono.tv_nsec - begin.tv_nsec;
		long long total = now->tv_nsec + (speed - 1) * passed;
		now->tv_sec += total / 1000000000;
		now->tv_nsec = total % 1000000000;
	} else if (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE) {
		now->tv_sec += ahead ? lead() : (mono.tv_sec % 3 - 1) * 400L * 24 * 3600;
	}
	return 0;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone)
{
	struct timespec time;
	(void)zone;
	clock_gettime(CLOCK_REALTIME, &time);
	now->tv_sec = time.tv_sec;
	now->tv_usec = time.tv_nsec / 1000;
	return 0;
}

time_t time(time_t *now)
{
	struct timespec time;
	clock_gettime(CLOCK_REALTIME, &time);
	if (now) *now = time.tv_sec;
	return time.tv_sec;
}

int poll(struct pollfd *descriptors, nfds_t count, int milliseconds)
{
	if (!real_poll) prepare();
	if (speed && milliseconds > 0) milliseconds = (int)(milliseconds / speed) + 1;
	return real_poll(descriptors, count, milliseconds);
}

int fcntl(int descriptor, int command, ...)
{
	va_list list;
	va_start(list, command);
	void *argument = va_arg(list, void *);
	va_end(list);
	if (!real_fcntl) prepare();
	if (speed && command == F_SETLEASE) {
		errno = EINVAL;
		return -1;
	}
	return real_fcntl(descriptor, command, argument);
}

// Preloaded, lets fsync(2) of the folders in which studies get folders of their own take its time.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define DELAY 100000  // microseconds; longer than all other fsyncs of a group commit

int fsync(int descriptor)
{
	char link[64], path[4096];
	snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
	ssize_t length = readlink(link, path, sizeof path - 1);
	path[length < 0 ? 0 : length] = 0;
	const char *name = strrchr(path, '/');
	if (name && (!strcmp(name, "/staging") || !strcmp(name, "/archive"))) usleep(DELAY);
	return ((__typeof__(fsync) *)dlsym(RTLD_NEXT, "fsync"))(descriptor);
}

// Preloaded, makes the medium of one file system fail: reads or writes of files there end with EIO.
//
// EIO_DEVICE is its device number; the first byte of the file EIO_FLAGS tells what fails now: 1 reads,
// 2 writes. It is mapped at the start, since a worker process may open nothing.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(name) *)dlsym(RTLD_NEXT, #name))

enum { READS = 1, WRITES = 2 };

static volatile const char *flags;
static dev_t device;

__attribute__((constructor)) static void begin(void)
{
	const char *path = getenv("EIO_FLAGS"), *number = getenv("EIO_DEVICE");
	int file = path && number ? open(path, O_RDONLY | O_CLOEXEC) : -1;
	if (file < 0) return;
	void *map = mmap(NULL, 1, PROT_READ, MAP_SHARED, file, 0);
	close(file);
	if (map == MAP_FAILED) return;
	device = strtoul(number, NULL, 10);
	flags = map;
}

static int fails(int file, int what)
{
	struct stat status;
	// Not by the function of glibc, which a worker process may not call.
	if (!flags || !(*flags & what) || syscall(SYS_fstat, file, &status) != 0) return 0;
	if (status.st_dev != device || !S_ISREG(status.st_mode)) return 0;
	errno = EIO;
	return 1;
}

ssize_t read(int file, void *bytes, size_t count)
{
	return fails(file, READS) ? -1 : REAL(read)(file, bytes, count);
}

ssize_t pread(int file, void *bytes, size_t count, off_t offset)
{
	return fails(file, READS) ? -1 : REAL(pread)(file, bytes, count, offset);
}

ssize_t pread64(int file, void *bytes, size_t count, off64_t offset)
{
	return fails(file, READS) ? -1 : REAL(pread64)(file, bytes, count, offset);
}

ssize_t write(int file, const void *bytes, size_t count)
{
	return fails(file, WRITES) ? -1 : REAL(write)(file, bytes, count);
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t offset)
{
	return fails(file, WRITES) ? -1 : REAL(pwrite)(file, bytes, count, offset);
}

ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t offset)
{
	return fails(file, WRITES) ? -1 : REAL(pwrite64)(file, bytes, count, offset);
}

int fsync(int file)
{
	return fails(file, WRITES) ? -1 : REAL(fsync)(file);
}

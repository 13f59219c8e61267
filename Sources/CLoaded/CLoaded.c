#include "CLoaded.h"

#include <dlfcn.h>
#include <stddef.h>

static int find(void *library, const char *name, void *function) {
	void **place = function; /* POSIX, dlsym: a function fits into a pointer to data */
	*place = dlsym(library, name);
	return *place == NULL ? -1 : 0;
}

#define FIND(name) \
	if (find(library, #name, &functions->name) != 0) \
		return -1;

int cloaded_archive(struct cloaded_archive *functions) {
	void *library = dlopen("libarchive.so.13", RTLD_NOW | RTLD_LOCAL);
	if (library == NULL)
		return -1;
	CLOADED_ARCHIVE(FIND)
	return 0;
}

int cloaded_qrencode(struct cloaded_qrencode *functions) {
	void *library = dlopen("libqrencode.so.4", RTLD_NOW | RTLD_LOCAL);
	if (library == NULL)
		return -1;
	CLOADED_QRENCODE(FIND)
	return 0;
}

int cloaded_systemd(struct cloaded_systemd *functions) {
	void *library = dlopen("libsystemd.so.0", RTLD_NOW | RTLD_LOCAL);
	if (library == NULL)
		return -1;
	CLOADED_SYSTEMD(FIND)
	return 0;
}

int cloaded_turbojpeg(struct cloaded_turbojpeg *functions) {
	void *library = dlopen("libturbojpeg.so.0", RTLD_NOW | RTLD_LOCAL);
	if (library == NULL)
		return -1;
	CLOADED_TURBOJPEG(FIND)
	return 0;
}

int cloaded_zbar(struct cloaded_zbar *functions) {
	void *library = dlopen("libzbar.so.0", RTLD_NOW | RTLD_LOCAL);
	if (library == NULL)
		return -1;
	CLOADED_ZBAR(FIND)
	return 0;
}

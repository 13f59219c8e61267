#include "CArchive.h"

#include <dlfcn.h>
#include <stddef.h>

static int load(void *library, const char *name, void *function) {
	void **place = function; /* POSIX, dlsym: a function fits into a pointer to data */
	*place = dlsym(library, name);
	return *place == NULL ? -1 : 0;
}

int carchive_load(struct carchive *functions) {
	void *library = dlopen("libarchive.so.13", RTLD_NOW | RTLD_LOCAL);
	if (library == NULL)
		return -1;
#define LOAD(name) \
	if (load(library, #name, &functions->name) != 0) \
		return -1;
	CARCHIVE_FUNCTIONS(LOAD)
	return 0;
}

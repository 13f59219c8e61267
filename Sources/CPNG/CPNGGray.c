#include "CPNG.h"

#include <png.h>
#include <stdlib.h>
#include <string.h>

// libpng's simplified interface: what it allocates and where it jumps stays in the library.
enum cpng_result cpng_decode_gray(const uint8_t *bytes, size_t size, size_t max_size,
                                  uint32_t *width, uint32_t *height, uint8_t **samples) {
	png_image image = {.version = PNG_IMAGE_VERSION};
	if (!png_image_begin_read_from_memory(&image, bytes, size)) {
		png_image_free(&image);
		return CPNG_DAMAGED;
	}
	image.format = PNG_FORMAT_GRAY;
	size_t count = (size_t)image.width * image.height;
	if (count > max_size) {
		png_image_free(&image);
		return CPNG_TOO_LARGE;
	}
	uint8_t *gray = malloc(count);
	if (gray == NULL) {
		png_image_free(&image);
		return CPNG_NO_MEMORY;
	}
	png_color white = {255, 255, 255};
	if (!png_image_finish_read(&image, &white, gray, 0, NULL)) {
		free(gray);
		png_image_free(&image);
		return CPNG_DAMAGED;
	}
	*width = image.width;
	*height = image.height;
	*samples = gray;
	return CPNG_OK;
}

/* The floor: one thread reads labs.csv into typed columns (participant and analyte codes, day, number, unit code) and sums them.
   Usage: scan labs.csv. Assumes the plain shape that the generator writes. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SLOTS = 1 << 18, NAMES = 1 << 17, ARENA = 1 << 22, BLOCK = 1 << 18, CAPACITY = 11000000 };
static int slots[SLOTS], offsets[NAMES], lengths[NAMES], names = 0, used = 0;
static uint32_t hashes[NAMES];
static char arena[ARENA], block[BLOCK + 1];

static int code_of(const char *text, int length, uint32_t hash) {
  uint32_t slot = (hash ^ (hash >> 15)) & (SLOTS - 1);
  for (; slots[slot] != 0; slot = (slot + 1) & (SLOTS - 1)) {
    int known = slots[slot] - 1;
    if (hashes[known] == hash && lengths[known] == length && memcmp(arena + offsets[known], text, length) == 0) return known;
  }
  hashes[names] = hash;
  offsets[names] = used;
  lengths[names] = length;
  memcpy(arena + used, text, length);
  used += length;
  slots[slot] = names + 1;
  return names++;
}

static int days_from_civil(int year, int month, int day) {
  year -= month <= 2;
  int era = year / 400;
  int of_era = year - era * 400;
  int of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

static const char *field(const char *at, char end, int *code) {
  uint32_t hash = 0;
  const char *from = at;
  for (; *at != end; at++) hash = hash * 31 + (unsigned char)*at;
  *code = code_of(from, at - from, hash);
  return at + 1;
}

static int digits(const char *at, int count) {
  int value = 0;
  for (int i = 0; i < count; i++) value = value * 10 + at[i] - '0';
  return value;
}

static const double POWERS[] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};

static const char *number(const char *at, double *value, long *words) {
  long mantissa = 0;
  const char *from = at, *dot = NULL;
  for (; (*at >= '0' && *at <= '9') || (*at == '.' && dot == NULL); at++) {
    if (*at == '.') dot = at;
    else mantissa = mantissa * 10 + *at - '0';
  }
  if (*at == ',' && at > from) {
    *value = dot == NULL ? mantissa : mantissa / POWERS[at - dot - 1];
    return at + 1;
  }
  ++*words;
  *value = 0;
  return strchr(at, ',') + 1;
}

int main(int count, char **arguments) {
  int file = count > 1 ? open(arguments[1], O_RDONLY) : -1;
  if (file < 0) return 1;
  int *participant = malloc(CAPACITY * 4), *day = malloc(CAPACITY * 4), have = 0, header = 1;
  double *value = malloc(CAPACITY * 8);
  uint8_t *analyte = malloc(CAPACITY), *unit = malloc(CAPACITY);
  long rows = 0, words = 0;
  for (;;) {
    int got = read(file, block + have, BLOCK - have);
    if (got <= 0) break;
    int end = have + got;
    char *last = memrchr(block, '\n', end);
    int whole = last == NULL ? 0 : last - block + 1;
    const char *at = block;
    if (header) at = (char *)memchr(block, '\n', whole) + 1, header = 0;
    while (at < block + whole) {
      int code;
      at = field(at, ',', &participant[rows]);
      at = field(at, ',', &code), analyte[rows] = code;
      day[rows] = days_from_civil(digits(at, 4), digits(at + 5, 2), digits(at + 8, 2));
      at = strchr(at, ',') + 1;
      at = number(at, &value[rows], &words);
      at = field(at, '\n', &code), unit[rows] = code;
      rows++;
    }
    memmove(block, block + whole, end - whole);
    have = end - whole;
  }
  double sum = 0;
  long check = 0;
  for (long row = 0; row < rows; row++) sum += value[row], check += day[row] + participant[row] + analyte[row] + unit[row];
  printf("%ld rows, %ld words, %g, %ld\n", rows, words, sum, check);
  return 0;
}

/* A disk that fails on demand: preloaded into a child process, it counts the file operations inside one
 * directory and spoils the chosen one. Linux only. Everything outside the directory is left alone.
 *
 *   FAULT_DIR      the directory, absolute and without symbolic links
 *   FAULT_AT       which operation, counted from 1; 0 = none
 *   FAULT_KIND     eio     the operation fails with EIO
 *                  enospc  a write, truncation or creation fails with ENOSPC; other operations succeed
 *                  short   a write stores half of its bytes, and the next operation fails with ENOSPC
 *                  kill    the process is killed before the operation
 *                  torn    a write stores half of its bytes, then the process is killed
 *   FAULT_FOREVER  if set: eio and enospc go on with every later operation
 *   FAULT_FIRED    a file outside the directory, created when operation FAULT_AT was reached
 *   FAULT_LOG      a file outside the directory: one line for every operation, "name path"
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

#define MAX_FD 256
static char *paths[MAX_FD];
static long count;

static const char *setting(const char *name) {
    const char *value = getenv(name);
    return value ? value : "";
}

static int inside(const char *path) {
    const char *dir = setting("FAULT_DIR");
    size_t length = strlen(dir);
    return length > 0 && path && strncmp(path, dir, length) == 0 && (path[length] == 0 || path[length] == '/');
}

static const char *path_of(int fd) { return fd >= 0 && fd < MAX_FD ? paths[fd] : NULL; }

static void forget(int fd) {
    if (fd >= 0 && fd < MAX_FD) {
        free(paths[fd]);
        paths[fd] = NULL;
    }
}

static int remember(int fd, const char *path) {
    if (fd >= 0 && fd < MAX_FD && inside(path)) {
        forget(fd);
        paths[fd] = strdup(path);
    }
    return fd;
}

/* System calls of its own, so that it never counts itself. */
static void note(const char *file, const char *name, const char *path) {
    if (!*file) return;
    long fd = syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT | O_APPEND, 0600);
    char line[1024];
    int length = snprintf(line, sizeof line, "%s %s\n", name, path);
    if (fd >= 0) {
        syscall(SYS_write, fd, line, (size_t)length);
        syscall(SYS_close, fd);
    }
}

enum { GO_ON, HALF, HALF_AND_DIE };

/* Counts one operation. Returns what to do with it, or -1 with errno set: it has failed. `grows`: it may need
 * space; `writes`: it carries bytes. */
static int spoil(const char *name, const char *path, int grows, int writes) {
    note(setting("FAULT_LOG"), name, path);
    long at = atol(setting("FAULT_AT")), number = ++count;
    const char *kind = setting("FAULT_KIND");
    if (at == 0 || number < at) return GO_ON;
    if (number == at) note(setting("FAULT_FIRED"), name, path);
    int now = number == at || *setting("FAULT_FOREVER");
    if (now && !strcmp(kind, "eio")) {
        errno = EIO;
        return -1;
    }
    if (now && grows && !strcmp(kind, "enospc")) {
        errno = ENOSPC;
        return -1;
    }
    if (!strcmp(kind, "short")) {
        if (number == at && writes) return HALF;
        if (number == at + 1 && grows) {
            errno = ENOSPC;
            return -1;
        }
    }
    if (number == at && !strcmp(kind, "kill")) raise(SIGKILL);
    if (number == at && !strcmp(kind, "torn")) {
        if (writes) return HALF_AND_DIE;
        raise(SIGKILL);
    }
    return GO_ON;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

#define WRITE(name, parameters, arguments, half_arguments)              \
    ssize_t name parameters {                                           \
        const char *path = path_of(fd);                                 \
        int verdict = path ? spoil(#name, path, 1, 1) : GO_ON;          \
        if (verdict < 0) return -1;                                     \
        if (verdict == GO_ON) return REAL(name) arguments;              \
        ssize_t written = REAL(name) half_arguments;                    \
        if (verdict == HALF_AND_DIE) raise(SIGKILL);                    \
        return written;                                                 \
    }
WRITE(write, (int fd, const void *bytes, size_t size), (fd, bytes, size), (fd, bytes, (size + 1) / 2))
WRITE(pwrite, (int fd, const void *bytes, size_t size, off_t at), (fd, bytes, size, at), (fd, bytes, (size + 1) / 2, at))
WRITE(pwrite64, (int fd, const void *bytes, size_t size, off64_t at), (fd, bytes, size, at), (fd, bytes, (size + 1) / 2, at))

#define ON_FD(type, name, parameters, arguments, grows)                 \
    type name parameters {                                              \
        const char *path = path_of(fd);                                 \
        if (path && spoil(#name, path, grows, 0) < 0) return -1;        \
        return REAL(name) arguments;                                    \
    }
ON_FD(ssize_t, read, (int fd, void *bytes, size_t size), (fd, bytes, size), 0)
ON_FD(ssize_t, pread, (int fd, void *bytes, size_t size, off_t at), (fd, bytes, size, at), 0)
ON_FD(ssize_t, pread64, (int fd, void *bytes, size_t size, off64_t at), (fd, bytes, size, at), 0)
ON_FD(int, fsync, (int fd), (fd), 1)
ON_FD(int, fdatasync, (int fd), (fd), 1)
ON_FD(int, ftruncate, (int fd, off_t size), (fd, size), 1)
ON_FD(int, ftruncate64, (int fd, off64_t size), (fd, size), 1)

static int opening(const char *path, int flags) {
    return inside(path) ? spoil("open", path, (flags & O_CREAT) != 0, 0) : GO_ON;
}

#define OPEN(name, parameters, arguments)                               \
    int name parameters {                                               \
        mode_t mode = 0;                                                \
        if (flags & (O_CREAT | O_TMPFILE)) {                            \
            va_list rest;                                               \
            va_start(rest, flags);                                      \
            mode = va_arg(rest, mode_t);                                \
            va_end(rest);                                               \
        }                                                               \
        if (opening(path, flags) < 0) return -1;                        \
        return remember(REAL(name) arguments, path);                    \
    }
OPEN(open, (const char *path, int flags, ...), (path, flags, mode))
OPEN(open64, (const char *path, int flags, ...), (path, flags, mode))
OPEN(openat, (int at, const char *path, int flags, ...), (at, path, flags, mode))
OPEN(openat64, (int at, const char *path, int flags, ...), (at, path, flags, mode))

int close(int fd) {
    forget(fd);
    return REAL(close)(fd);
}

int unlink(const char *path) {
    if (inside(path) && spoil("unlink", path, 0, 0) < 0) return -1;
    return REAL(unlink)(path);
}

int rename(const char *from, const char *to) {
    if (inside(to) && spoil("rename", to, 1, 0) < 0) return -1;
    return REAL(rename)(from, to);
}

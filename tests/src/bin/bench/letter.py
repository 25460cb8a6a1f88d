# Makes the letter beside this file again and again with Typst, and prints the milliseconds for each.
import sys
import time

import typst

LETTERS, (fonts,) = 200, sys.argv[1:]
compiler = typst.Compiler(input="letter.typ", font_paths=[fonts], ignore_system_fonts=True)


def write(number):
    name = {"name": f"Roncevent {number}"}
    return compiler.compile(format="pdf", sys_inputs=name, pdf_standards=["a-2a", "ua-1"])


# The first one reads the fonts.
write(LETTERS)
begin = time.perf_counter()
for number in range(LETTERS):
    write(number)
print((time.perf_counter() - begin) * 1000 / LETTERS)

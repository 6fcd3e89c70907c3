#!/usr/bin/env python3
"""Writes data/romanization/han_readings.tsv: how ICU's Han-Latin reads each character, asked of ICU's own `uconv`.

Usage: make_han_readings.py. What is read so only in certain words or names stands below; ICU has it in its rules for
Han-Latin and Han-Latin/Names.
"""
import os
import subprocess
import unicodedata

# Blocks with ideographs.
BLOCKS = [(0x2E80, 0x2FDF), (0x3005, 0x3007), (0x3021, 0x3029), (0x3038, 0x303B), (0x3400, 0x9FFF), (0xF900, 0xFAFF),
          (0x20000, 0x323AF)]
# reading, character, where, the character behind it
SPECIAL = """
zàng 藏 any 文
chóng 重 any 庆
shěn 沈 any 阳
bì 秘 any 鲁
líng 令 person 狐
mò 万 person 俟
tán 澹 person 台
zhǎng 长 surname 孙
bì 秘 surname -
bǔ 卜 surname -
cháng 长 person -
chóng 种 surname -
chóng 重 surname -
diāo 刀 surname -
gān 干 person -
gě 葛 person -
gě 盖 surname -
guō 过 surname -
huà 华 surname -
jǐ 纪 surname -
jūn 筠 person -
liàng 靓 person -
mù 牟 surname -
nián 粘 surname -
ōu 区 surname -
pó 繁 surname -
qiú 仇 person -
rén 任 surname -
shàn 单 surname -
shào 召 surname -
shé 折 surname -
shè 舍 surname -
shěn 沈 surname -
shì 峙 person -
wěi 隗 person -
xiè 解 surname -
xīn 莘 person -
yān 燕 surname -
yù 尉 surname -
yuè 乐 surname -
yùn 员 surname -
zhā 查 surname -
zhái 翟 person -
zēng 曾 person -
"""
HEAD = """# How Chinese characters are read in pinyin with tones: one reading for each, the most usual, and others in certain places.
# Columns: reading; its characters; where: any, person = in names of persons, surname = at their beginning; the character behind, or -.
# Source: readings kMandarin of the Unicode Han Database by way of the Unicode CLDR transforms Han-Latin and Han-Latin/Names (Unicode
# License). Made by benchmarks/make_han_readings.py from ICU; a fact each, arranged for this project.
"""


def read(characters):
    asked = '\n'.join(characters) + '\n'
    answer = subprocess.run(['uconv', '-f', 'utf-8', '-t', 'utf-8', '-x', 'Han-Latin; NFC'], input=asked, text=True, check=True,
                            stdout=subprocess.PIPE).stdout
    return answer.rstrip('\n').split('\n')


def main():
    characters = [chr(c) for first, last in BLOCKS for c in range(first, last + 1)]
    by_reading = {}
    for character, reading in zip(characters, read(characters), strict=True):
        if reading and all(unicodedata.name(c, '').startswith('LATIN') or unicodedata.combining(c) for c in reading):
            by_reading.setdefault(reading, []).append(character)
    rows = [line.split() for line in SPECIAL.strip().split('\n')]
    rows += [[reading, ''.join(found), 'any', '-'] for reading, found in sorted(by_reading.items())]
    path = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), 'data', 'romanization', 'han_readings.tsv')
    with open(path, 'w', encoding='utf-8') as out:
        out.write(HEAD)
        out.writelines('\t'.join(row) + '\n' for row in rows)


if __name__ == '__main__':
    main()

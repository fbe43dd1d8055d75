"""What a reader's search finds: things by any of their names, codes, pinyin or initials."""

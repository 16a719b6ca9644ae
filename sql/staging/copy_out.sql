-- {query} what to read, {columns} names for its columns by place, {texts} the same cast to text
copy (select {texts} from ({query}
) as source ({columns})) to stdout (format binary)

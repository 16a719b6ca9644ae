BeforeAll {
    . $PSScriptRoot/common.ps1
    Connect-NewDatabase
}

AfterAll { Get-EtlDatabase | Disconnect-EtlDatabase }

Describe 'Import-StagingData' {
    AfterEach { Invoke-EtlQuery 'drop schema if exists staging cascade' -Write }

    It 'loads the file into the table named' {
        $load = Import-StagingData -Path "$shopData/orders.csv" -Table orders
        $load.Table | Should -Be 'staging.orders'
        $load.Status | Should -Be 'Succeeded'
        $load.RowsRead | Should -Be 4
        $load.RowsInserted | Should -Be 4
        Measure-Table staging.orders | Should -Be 4
    }

    It 'takes files from the pipeline, and plans them together' {
        $loads = Get-ChildItem $shopData/*.csv | Import-StagingData -Model $shopModel
        $loads.Table | Should -Be @('staging.customers', 'staging.orders')
        $loads[0].SourceFile | Should -BeLike '*customers_2.csv' -Because 'the table takes its newest file'
    }

    It 'finds JSON records by their path, and makes rows of their arrays' {
        '{"collector":[{"id":1,"tags":["a","b"]},{"id":2}]}' | Set-Content "$TestDrive/posts.json"
        $loads = Import-StagingData "$TestDrive/posts.json" -Table posts -RecordPath '$.collector' -Explode tags -Key id
        $loads.Table | Should -Be @('staging.posts', 'staging.posts_tags')
        $loads.RowsInserted | Should -Be @(2, 2)
    }

    It 'reads a file as the format named' {
        '[1,2]' | Set-Content "$TestDrive/odd.txt"
        (Import-StagingData "$TestDrive/odd.txt" -Table odd).RowsRejected | Should -Be 0
        (Import-StagingData "$TestDrive/odd.txt" -Table odd -Format Json).RowsRejected | Should -Be 2
    }

    It 'takes paths as text from the pipeline' {
        ("$shopData/orders.csv" | Import-StagingData -Table orders).RowsInserted | Should -Be 4
    }

    It 'takes wildcards' {
        (Import-StagingData "$shopData/ord*.csv" -Table orders).RowsInserted | Should -Be 4
    }

    It 'takes a literal path as it is written' {
        Copy-Item "$shopData/orders.csv" "$TestDrive/plain.csv"
        Rename-Item "$TestDrive/plain.csv" 'orders[1].csv'
        (Import-StagingData -LiteralPath "$TestDrive/orders[1].csv" -Table orders).RowsInserted | Should -Be 4
    }

    It 'takes a folder for the files of the model' {
        (Import-StagingData $shopData -Model $shopModel).Count | Should -Be 2
    }

    It 'takes a folder for all its files where there is no model' {
        New-Item -ItemType Directory "$TestDrive/orders" | Out-Null
        Copy-Item "$shopData/orders.csv" "$TestDrive/orders/first.csv"
        Copy-Item "$shopData/orders.csv" "$TestDrive/orders/second.csv"
        (Import-StagingData "$TestDrive/orders" -Table orders).RowsInserted | Should -Be @(4, 4)
    }

    It 'unpacks archives, and takes one member by its path' {
        Compress-Archive "$shopData/orders.csv", "$shopData/customers_1.csv" "$TestDrive/shop.zip"
        $loads = Import-StagingData "$TestDrive/shop.zip" -Model $shopModel
        $loads.SourceFile | Should -BeLike '*shop.zip/*.csv'
        (Import-StagingData "$TestDrive/shop.zip/orders.csv" -Table orders).RowsInserted | Should -Be 4
        { Import-StagingData "$TestDrive/shop.zip/orders.csv" -Table orders -MaxUnpackBytes 10 -ErrorAction Stop } |
            Should -Throw -ErrorId 'Etl.Staging.ArchiveBomb*'
    }

    It 'reads the encoding named' {
        $bytes = [Text.Encoding]::Latin1.GetBytes("id,city`n1,S`u{E3}o Paulo`n")
        [IO.File]::WriteAllBytes("$TestDrive/latin1.csv", $bytes)
        Import-StagingData "$TestDrive/latin1.csv" -Table cities -Encoding latin1 | Out-Null
        (Invoke-EtlQuery 'select city from staging.cities').city | Should -Be "S`u{E3}o Paulo"
    }

    It 'completes names of encodings' {
        $line = 'Import-StagingData x.csv -Encoding windows-125'
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Contain 'windows-1252'
    }

    It 'resolves paths against where PowerShell stands' {
        Push-Location $shopData
        try { (Import-StagingData orders.csv -Table orders).RowsInserted | Should -Be 4 } finally { Pop-Location }
    }

    It 'replaces rows in full and adds them with -Mode Append' {
        Import-StagingData "$shopData/orders.csv" -Table orders | Out-Null
        Import-StagingData "$shopData/orders.csv" -Table orders | Out-Null
        Measure-Table staging.orders | Should -Be 4
        (Import-StagingData "$shopData/orders.csv" -Table orders -Mode Append).Mode | Should -Be 'append'
        Measure-Table staging.orders | Should -Be 8
    }

    It 'matches rows by their key' {
        $first = Import-StagingData "$shopData/customers_1.csv" -Table customers -Mode Upsert -Key customer_id
        $second = Import-StagingData "$shopData/customers_2.csv" -Table customers -Mode Upsert -Key customer_id
        $second.RowsRead | Should -Be ($second.RowsInserted + $second.RowsUpdated + $second.RowsUnchanged)
        Measure-Table staging.customers | Should -Be ($first.RowsInserted + $second.RowsInserted)
    }

    It 'needs a key for that' {
        Get-FailureId { Import-StagingData "$shopData/orders.csv" -Table orders -Mode Upsert } | Should -Be 'Etl.Staging.Key'
    }

    It 'refuses keys that are there already with -Mode InsertOnly, or skips them' {
        $by = @{ Table = 'customers'; Mode = 'InsertOnly'; Key = 'customer_id' }
        Import-StagingData "$shopData/customers_1.csv" @by | Out-Null
        Import-StagingData "$shopData/customers_2.csv" @by -ErrorAction SilentlyContinue -ErrorVariable failures | Out-Null
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'Etl.Staging.KeyExists,*'
        (Import-StagingData "$shopData/customers_2.csv" @by -OnConflict Skip).RowsSkipped | Should -BeGreaterThan 0
    }

    It 'goes on from a watermark with -Mode Incremental' {
        $by = @{ Table = 'orders'; Mode = 'Incremental'; Key = 'order_id'; Watermark = 'ordered_at' }
        Import-StagingData "$shopData/orders.csv" @by | Out-Null
        Copy-Item "$shopData/orders.csv" "$TestDrive/more.csv"
        Add-Content "$TestDrive/more.csv" '99,1,2099-01-01,1.00'
        $load = Import-StagingData "$TestDrive/more.csv" @by
        $load.RowsInserted | Should -Be 1
        $load.RowsSkipped + $load.RowsUnchanged | Should -Be 4
    }

    It 'skips a file that was loaded before, and loads it with -Force' {
        $first = Import-StagingData "$shopData/orders.csv" -Table orders -Mode Append
        $second = Import-StagingData "$shopData/orders.csv" -Table orders -Mode Append
        $second.Status | Should -Be 'Skipped'
        $second.Message | Should -BeLike "Load $($first.LoadId) brought the same bytes *"
        (Import-StagingData "$shopData/orders.csv" -Table orders -Mode Append -Force).RowsInserted | Should -Be 4
    }

    It 'keeps refused rows and says so' {
        $load = Import-StagingData "$shop/broken/orders.csv" -Table orders
        $load.Status | Should -Be 'Partial'
        $load.RowsRead | Should -Be ($load.RowsInserted + $load.RowsRejected)
        $load.RowsRejected | Should -Be 1
    }

    It 'reports a file with too many refused rows, and loads the others' {
        $loads = Import-StagingData "$shop/broken/orders.csv", "$shopData/customers_1.csv" -Model $shopModel `
            -MaxRejects 0 -ErrorAction SilentlyContinue -ErrorVariable failures
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'Etl.Staging.TooManyRejects,*'
        $failures[0].TargetObject | Should -BeLike '*orders.csv'
        $failures[0].ErrorDetails.RecommendedAction | Should -Match 'Get-StagingReject'
        ($loads | Where-Object Status -eq Succeeded).Table | Should -Be 'staging.customers'
        Measure-Table staging.orders | Should -Be 0
    }

    It 'says what to do about a key that is there already' {
        Import-StagingData "$shopData/orders.csv" -Table orders -Mode Append | Out-Null
        Import-StagingData "$shopData/orders.csv" -Table orders -Mode InsertOnly -Key order_id `
            -ErrorAction SilentlyContinue -ErrorVariable failures | Out-Null
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'Etl.Staging.KeyExists,*'
        $failures[0].ErrorDetails.RecommendedAction | Should -Match '-OnConflict Skip'
    }

    It 'reports a missing file, and loads the others' {
        Import-StagingData "$shopData/nothing.csv", "$shopData/orders.csv" -Table orders -Mode Append `
            -ErrorAction SilentlyContinue -ErrorVariable failures | Out-Null
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'Etl.Staging.File,*'
        Measure-Table staging.orders | Should -Be 4
    }

    It 'reports a file that no table takes' {
        Import-StagingData "$shopModel/model.yml" -Model $shopModel -ErrorAction SilentlyContinue -ErrorVariable failures
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'Etl.Staging.Unmatched,*'
    }

    It 'reports a pattern that no file fits' {
        Import-StagingData "$shopData/nothing*.csv" -Table orders -ErrorAction SilentlyContinue -ErrorVariable failures
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'Etl.Staging.NoFiles,*'
    }

    It 'ends with <Id> for <Name>' -ForEach @(
        @{ Name = 'a bound that is none'; Arguments = @{ Table = 'orders'; MaxRejects = 'many' }; Id = 'Etl.Staging.RejectLimit' }
        @{ Name = 'a model that is none'; Arguments = @{ Model = '/nowhere' }; Id = 'Etl.Model.NotFound' }
    ) {
        Get-FailureId { Import-StagingData "$shopData/orders.csv" @Arguments } | Should -Be $Id
    }

    It 'says with -WhatIf what would be loaded, and loads nothing' {
        $loads = Measure-Table etl.load
        $plan = Get-ChildItem $shopData/*.csv | Import-StagingData -Model $shopModel -WhatIf
        $plan.Count | Should -Be 2
        "$($plan[1].Table)" | Should -Be 'staging.orders'
        $plan[1].Exists | Should -BeFalse
        $plan[1].Sources.EstimatedRows | Should -Be 4
        $plan[1].Sources.Columns.Name | Should -Be @('order_id', 'customer_id', 'ordered_at', 'amount')
        $plan[1] | Out-String -Width 160 | Should -Match 'staging\.orders\s+Full\s+create\s+4\s+4\s+orders\.csv'
        Measure-Table staging.orders | Should -Be 0
        Measure-Table etl.load | Should -Be $loads
    }

    It 'reads <Name>' -ForEach @(
        @{ Name = 'a separator of two characters'; Text = "id||b`n1||x|y"; Arguments = @{ Delimiter = '||' }; B = 'x|y' }
        @{ Name = 'another quote'; Text = "id,b`n1,'x,y'"; Arguments = @{ Quote = "'" }; B = 'x,y' }
        @{ Name = 'no quote'; Text = "id,b`n1,`"x"; Arguments = @{ Quote = '' }; B = '"x' }
        @{ Name = 'an escape character'; Text = "id,b`n1,x\,y"; Arguments = @{ Escape = '\' }; B = 'x,y' }
        @{ Name = 'comments and lines before the header'; Text = "May`nid,b`n#9,9`n1,x"
            Arguments = @{ SkipLines = 1; Comment = '#' }; B = 'x' }
        @{ Name = 'names that are given'; Text = '1|x|'; Arguments = @{ Header = 'id', 'b' }; B = 'x' }
        @{ Name = 'null values'; Text = "id,b`n1,\N"; Arguments = @{ NullValue = '\N', 'NULL' }; B = [DBNull]::Value }
        @{ Name = 'blanks around fields'; Text = "id,b`n1, x "; Arguments = @{ Trim = $true }; B = 'x' }
        @{ Name = 'a trailing separator that is none'; Text = "1,x,"
            Arguments = @{ NoHeader = $true; TrailingDelimiter = $false }; B = 'x'; Column = 'column_2' }
        @{ Name = 'fixed width'; Text = '1 x  '; Arguments = @{ FixedWidth = 'id:1:2', 'b:3:3' }; B = 'x' }
    ) {
        Set-Content "$TestDrive/f.txt" $Text
        (Import-StagingData "$TestDrive/f.txt" -Table f @Arguments).RowsInserted | Should -Be 1
        $value = (Invoke-EtlQuery 'select * from staging.f').($Column ?? 'b')
        if ($B -is [DBNull]) { $value | Should -BeNullOrEmpty } else { $value | Should -Be $B }
    }

    It 'ends with Etl.Staging.Format for what cannot be a delimiter' {
        Get-FailureId { Import-StagingData "$shopData/orders.csv" -Table orders -Delimiter '"' } |
            Should -Be 'Etl.Staging.Format'
    }

    Context 'with -ResolveReject' {
        BeforeEach {
            $load = Import-StagingData "$shop/broken/orders.csv" -Table orders
            $inserted = $load.RowsInserted
        }

        It 'loads mended rejects with their lines and closes them' {
            $resolved = $load | Get-StagingReject | ForEach-Object { $_.amount = 12.5; $_ } | Import-StagingData -ResolveReject
            $resolved.RowsInserted | Should -Be 1
            $row = Invoke-EtlQuery "select * from staging.orders where load_id = $($resolved.LoadId)"
            $row.source_line | Should -Be 3
            $row.source_file | Should -Be 'orders.csv'
            $row.amount | Should -Be '12.5'
            Measure-Table staging.orders | Should -Be ($inserted + 1)
            $load | Get-StagingReject -Open | Should -BeNullOrEmpty
        }

        It 'loads the rows of arrays with their records' {
            $lines = '{"id":1,"tags":["a"]}', '{"id":"x","tags":["b",{"name":"c"}]}'
            Set-Content "$TestDrive/posts.jsonl" $lines
            Set-Content "$TestDrive/posts.schema.json" '{"properties":{"id":{"type":"integer"}}}'
            $posts = Import-StagingData "$TestDrive/posts.jsonl" -Table posts -Explode tags -Key id -Mode Append -Schema "$TestDrive/posts.schema.json"
            $reject = $posts | Where-Object Table -eq staging.posts | Get-StagingReject
            $reject.tags | Should -Be '["b",{"name":"c"}]'
            $reject.id = 2
            $reject.tags = 'b', [ordered]@{ name = 'd' }
            $reject.tags | Should -Be '["b",{"name":"d"}]'
            $resolved = $reject | Import-StagingData -ResolveReject
            $resolved.Table | Should -Be 'staging.posts', 'staging.posts_tags'
            $resolved.RowsInserted | Should -Be 1, 2
            $rows = Invoke-EtlQuery 'select id, position, value, name, source_line from staging.posts_tags order by id, position'
            $rows.id | Should -Be '1', '2', '2'
            $rows.position | Should -Be '1', '1', '2'
            $rows.value | Should -Be 'a', 'b', $null
            $rows.name | Should -Be $null, $null, 'd'
            $rows.source_line | Should -Be 1, 2, 2
            $resolved[0] | Undo-StagingLoad -Confirm:$false | Out-Null
            (Invoke-EtlQuery 'select count(*) as rows from staging.posts_tags').rows | Should -Be 1
            (Get-StagingReject -LoadId $reject.LoadId -Open).tags | Should -Be '["b",{"name":"c"}]'
        }

        It 'takes objects that were selected' {
            $load | Get-StagingReject | Select-Object RejectId, @{ n = 'amount'; e = { '9' } } |
                Import-StagingData -ResolveReject | ForEach-Object RowsInserted | Should -Be 1
        }

        It 'refuses again what is still wrong' {
            $again = $load | Get-StagingReject | Import-StagingData -ResolveReject
            $again.RowsRejected | Should -Be 1
            ($again | Get-StagingReject).Expectation | Should -BeLike 'Nothing has changed:*'
            ($again | Get-StagingReject).Replaces | Should -Be ($load | Get-StagingReject).RejectId
        }

        It 'refuses a reject that is resolved, and loads the others' {
            $reject = $load | Get-StagingReject
            $reject.amount = '1'
            $reject | Import-StagingData -ResolveReject | Out-Null
            $reject | Import-StagingData -ResolveReject -ErrorAction SilentlyContinue -ErrorVariable failures | Should -BeNullOrEmpty
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'Etl.Staging.Reject,*'
            Measure-Table staging.orders | Should -Be ($inserted + 1)
        }

        It 'says why a field cannot be what it is set to' {
            $reject = $load | Get-StagingReject
            { $reject.amount = [char]0 } | Should -Throw '*Character 1 of the value is 0; text was expected.*'
        }

        It 'refuses what is no reject' {
            [pscustomobject]@{ Name = 'x' } | Import-StagingData -ResolveReject -ErrorAction SilentlyContinue -ErrorVariable failures
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'Etl.Staging.Reject,*'
        }

        It 'says with -WhatIf where they would go' {
            $plan = $load | Get-StagingReject | Import-StagingData -ResolveReject -WhatIf
            "$($plan.Table)" | Should -Be 'staging.orders'
            $plan.Sources.EstimatedRows | Should -Be 1
            Measure-Table staging.orders | Should -Be $inserted
        }
    }

    Context 'with an archive' {
        BeforeEach {
            $archive = Join-Path $TestDrive ([guid]::NewGuid())
            $first = Import-StagingData "$shopData/customers_1.csv" -Table customers -Mode Upsert -Key customer_id -Archive $archive
            $between = Get-Date
            $second = Get-Item "$shopData/customers_2.csv" |
                Import-StagingData -Table customers -Mode Upsert -Key customer_id -Archive $archive
        }

        It 'keeps what it loads' {
            $first.ArchivePath | Should -Exist
            $second.ArchivePath | Should -BeLike "$archive/raw/customers/????-??-??/customers_2_*Z.csv.gz"
            (Get-Content "$($second.ArchivePath).json" | ConvertFrom-Json).key | Should -Be 'customer_id'
        }

        It 'loads it again with -FromArchive, as of a moment too' {
            $hashes = 'select row_hash from staging.customers order by 1'
            $before = (Invoke-EtlQuery $hashes).row_hash
            Invoke-EtlQuery 'drop table staging.customers' -Write
            $again = Import-StagingData -FromArchive $archive -Table customers
            $again.Mode | Should -Be @('upsert', 'upsert')
            (Invoke-EtlQuery $hashes).row_hash | Should -Be $before
            Invoke-EtlQuery 'drop table staging.customers' -Write
            (Import-StagingData -FromArchive $archive -Table customers -AsOf $between).RowsInserted | Should -Be $first.RowsInserted
        }

        It 'says with -WhatIf what would be loaded again' {
            Invoke-EtlQuery 'drop table staging.customers' -Write
            $plan = Import-StagingData -FromArchive $archive -Table customers -WhatIf
            $plan.Mode | Should -Be @('Upsert', 'Upsert')
            Measure-Table staging.customers | Should -Be 0
        }

        It 'refuses a damaged file' {
            Invoke-EtlQuery 'drop table staging.customers' -Write
            Set-Content $second.ArchivePath 'x'
            Get-FailureId { Import-StagingData -FromArchive $archive -Table customers } | Should -Be 'Etl.Archive.Damaged'
            Measure-Table staging.customers | Should -Be 0
        }

        It 'needs the table' {
            Get-FailureId { Import-StagingData -FromArchive $archive } | Should -Be 'Etl.Staging.Unmatched'
        }

        It 'refuses what is no file' {
            Get-FailureId { [pscustomobject]@{ a = 1 } | Import-StagingData -Table t -Archive $archive } |
                Should -Be 'Etl.Archive.NoFile'
            Get-FailureId { Import-StagingData -SqlitePath x.db -Query 'select 1' -Table t -Archive $archive } |
                Should -Be 'Etl.Archive.NoFile'
        }

        It 'reports what could not be kept as an error, and the load stands' {
            $file = "$shopData/orders.csv"
            $load = Import-StagingData $file -Table orders -Archive $file -ErrorAction SilentlyContinue -ErrorVariable failures
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'Etl.Archive.NotWritten,*'
            $failures[0].ErrorDetails.RecommendedAction | Should -BeLike "*Undo-StagingLoad $($load.LoadId)*"
            $load.Status | Should -Be 'Succeeded'
            Measure-Table staging.orders | Should -Be 4
        }
    }
}

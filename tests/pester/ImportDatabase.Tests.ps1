BeforeAll {
    . $PSScriptRoot/common.ps1
    Connect-NewDatabase
    $server = (Start-EtlServer).ConnectionString
}

AfterAll { Get-EtlDatabase | Disconnect-EtlDatabase }

Describe 'Import-StagingData with a query' {
    AfterEach { Invoke-EtlQuery 'drop schema if exists staging cascade' -Write }

    It 'reads from another PostgreSQL' {
        $load = Import-StagingData -Source $server -Query 'select g as id, 1.50 as price from generate_series(1, 3) g' -Table t
        $load.RowsInserted | Should -Be 3
        (Invoke-EtlQuery 'select price from staging.t').price | Should -Be @('1.50', '1.50', '1.50')
    }

    It 'reads a file of SQLite, whose library the module brings along' {
        # An empty file is an empty database.
        New-Item "$TestDrive/empty.db" | Out-Null
        $load = Import-StagingData -SqlitePath "$TestDrive/empty.db" -Query "select 1 as id, 'x' as name union all select 2, null" -Table t
        $load.RowsInserted | Should -Be 2
        $load.SourceFile | Should -BeLike '*empty.db'
        (Import-StagingData -Source "sqlite:$TestDrive/empty.db" -Query 'select 1 as id' -Table u).RowsInserted | Should -Be 1
    }

    It 'reads from a reader of any provider' {
        $table = [System.Data.DataTable]::new()
        $table.Columns.Add('id', [int]) | Out-Null
        $table.Rows.Add(7) | Out-Null
        (Import-StagingData -DataReader $table.CreateDataReader() -Table t).RowsInserted | Should -Be 1
        (Invoke-EtlQuery 'select id from staging.t').id | Should -Be '7'
    }

    It 'describes the query with -WhatIf, and loads nothing' {
        $plan = Import-StagingData -Source $server -Query 'select 1 as a, 2 as b' -Table t -WhatIf
        $plan.Sources[0].Columns.Name | Should -Be @('a', 'b')
        Measure-Table staging.t | Should -Be 0
    }

    It 'reports a query that fails' {
        Import-StagingData -Source $server -Query 'select nothing' -Table t -ErrorAction SilentlyContinue -ErrorVariable failures | Out-Null
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'Etl.Staging.Query,*'
        "$($failures[0])" | Should -BeLike '*select nothing*'
    }

    It 'keeps the password of the source out of results and the journal' {
        Import-StagingData -Source "$server;Password=hush" -Query 'select 1 as a' -Table t -OutVariable results | Out-Null
        Import-StagingData -Source "$server;Password=hush" -Query 'select 1 as a' -Table t -WhatIf -OutVariable +results | Out-Null
        $results + (Get-EtlRun -First 1) | ConvertTo-Json -Depth 6 -WarningAction Ignore | Should -Not -Match 'hush'
    }

    It 'needs a table' {
        Get-FailureId { Import-StagingData -Source $server -Query 'select 1' } | Should -Be 'Etl.Staging.Unmatched'
    }
}

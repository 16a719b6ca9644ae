BeforeAll {
    . $PSScriptRoot/common.ps1
    Connect-NewDatabase
    Invoke-EtlQuery 'create table public.note (id int, text text)' -Write
}

AfterAll { Get-EtlDatabase | Disconnect-EtlDatabase }

Describe 'Invoke-EtlQuery' {
    It 'returns rows as objects with the columns as properties' {
        $row = Invoke-EtlQuery 'select 1 as id, null as nothing, true as yes'
        $row.PSObject.Properties.Name | Should -Be @('id', 'nothing', 'yes')
        $row.id | Should -Be 1
        $row.nothing | Should -Be $null
        $row.yes | Should -BeTrue
    }

    It 'takes values for $1, $2, …' {
        (Invoke-EtlQuery -Sql 'select $1::int + $2::int as sum' -Value 40, 2).sum | Should -Be 42
    }

    It 'never takes a value for SQL' {
        (Invoke-EtlQuery 'select $1::text as text' -Value "'; drop table public.note; --").text | Should -Match 'drop table'
        Measure-Table public.note | Should -Be 0
    }

    It 'takes statements from the pipeline' {
        ('select 1 as n', 'select 2 as n' | Invoke-EtlQuery).n | Should -Be @(1, 2)
    }

    It 'does not write unless it is told to' {
        Get-FailureId { Invoke-EtlQuery "insert into public.note values (1, 'a')" } | Should -Be 'Etl.Database.Statement'
    }

    It 'shows with -WhatIf what a statement would return, and keeps nothing' {
        (Invoke-EtlQuery "insert into public.note values (7, 'a') returning id" -Write -WhatIf).id | Should -Be 7
        Measure-Table public.note | Should -Be 0
    }

    It 'writes with -Write' {
        Invoke-EtlQuery "insert into public.note values (1, 'a')" -Write
        Measure-Table public.note | Should -Be 1
    }

    It 'works in the database given' {
        $again = Connect-EtlDatabase
        (Invoke-EtlQuery 'select current_database() as name' -Database $again).name | Should -Be 'etl'
        Disconnect-EtlDatabase
        (Invoke-EtlQuery 'select current_database() as name').name | Should -BeLike 'test_*'
    }

    It 'names the fault and its SQLSTATE' {
        { Invoke-EtlQuery 'select 1/0' } | Should -Throw -ErrorId 'Etl.Database.Statement,*' -ExpectedMessage '*22012*'
    }

    It 'ends when nobody wants more rows' {
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        (Invoke-EtlQuery 'select generate_series(1, 10000000) as n' | Select-Object -First 3).n | Should -Be @(1, 2, 3)
        $watch.Elapsed.TotalSeconds | Should -BeLessThan 5
    }
}

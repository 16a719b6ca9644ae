BeforeAll {
    . $PSScriptRoot/common.ps1
    Connect-NewDatabase
    $broken = Join-Path $TestDrive 'broken'
    Copy-Item $shopModel $broken -Recurse
    (Get-Content "$broken/facts/fact_orders.sql" -Raw) -replace 'amount::numeric', 'amuont::numeric' |
        Set-Content "$broken/facts/fact_orders.sql"
}

AfterAll { Get-EtlDatabase | Disconnect-EtlDatabase }

Describe 'Test-EtlModel' {
    It 'finds nothing wrong in <_>' -ForEach 'olist', 'retail' {
        $result = Test-EtlModel -Model $_
        $result.Faults | Should -BeNullOrEmpty
        $result.IsValid | Should -BeTrue
        $result.Rules | Should -BeGreaterOrEqual 15
    }

    It 'takes models and folders from the pipeline' {
        (Get-EtlModel $shopModel | Test-EtlModel).Name | Should -Be 'shop'
        (Get-Item $shopModel | Test-EtlModel).Name | Should -Be 'shop'
    }

    It 'names file and column of a select that does not run' {
        $result = Test-EtlModel $broken
        $result.IsValid | Should -BeFalse
        $result.Faults[0].Id | Should -Be 'Etl.Model.Select'
        "$($result.Faults)" | Should -BeLike '*fact_orders.sql*amuont*'
    }

    It 'returns a file that cannot be read as a fault' {
        $unreadable = Join-Path $TestDrive 'unreadable'
        Copy-Item $shopModel $unreadable -Recurse
        'table: [' | Set-Content "$unreadable/staging/orders.yml"
        $fault = (Test-EtlModel $unreadable).Faults[0]
        $fault.Id | Should -BeLike 'Etl.Model.*'
        $fault.Message | Should -BeLike '*orders.yml*'
    }

    It 'reports a folder that is no model' {
        { Test-EtlModel $TestDrive -ErrorAction Stop } | Should -Throw -ErrorId 'Etl.Model.NotFound,*'
    }

    It 'changes nothing' {
        Measure-Table warehouse.fact_orders | Should -Be 0
        (Invoke-EtlQuery "select count(*) as n from pg_namespace where nspname in ('staging', 'warehouse', 'retail')").n | Should -Be 0
    }
}

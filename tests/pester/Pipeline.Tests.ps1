BeforeDiscovery {
    . $PSScriptRoot/common.ps1
    $data = Get-TestData
}

Describe "The pipeline from files to report, on Olist$(if (-not $data) { ' (no test data: set ETL_TEST_DATA)' })" -Skip:(-not $data) {
    BeforeAll {
        . $PSScriptRoot/common.ps1
        Connect-NewDatabase
        $here = New-Item -ItemType Directory "$TestDrive/here"
        New-Item -ItemType SymbolicLink "$here/data" -Target "$(Get-TestData)/olist" | Out-Null
        New-Item -ItemType SymbolicLink "$here/sql" -Target "$root/sql" | Out-Null
        Push-Location $here
    }

    AfterAll {
        Pop-Location
        Get-EtlDatabase | Disconnect-EtlDatabase
    }

    It 'runs as it is printed' {
        $report = Get-ChildItem ./data/*.csv |
            Import-StagingData -Model ./sql/models/olist |
            Invoke-DimensionTransform |
            Invoke-FactTransform |
            Test-DataQuality |
            Export-QualityReport ./report.html
        $report.FullName | Should -BeLike '*report.html'
        (Get-Content $report -Raw).Length | Should -BeGreaterThan 10000
    }

    It 'finds <Rows> rows in <Table>' -ForEach @(
        @{ Table = 'staging.order_reviews'; Rows = 8225 }
        @{ Table = 'warehouse.fact_orders'; Rows = 8135 }
        @{ Table = 'warehouse.fact_order_items'; Rows = 8365 }
        @{ Table = 'warehouse.fact_payments'; Rows = 8924 }
    ) {
        Measure-Table $Table | Should -Be $Rows
    }

    It 'loses no cent' {
        (Invoke-EtlQuery 'select sum(payment_value) as paid from warehouse.fact_payments').paid | Should -Be 1428602.81
    }

    It 'reports the loads and tables of the steps before' {
        $report = Export-QualityReport ./whatif.html -WhatIf
        $report.Loads.Count | Should -Be 9
        $report.Steps.Name | Should -Contain 'warehouse.fact_orders'
    }
}

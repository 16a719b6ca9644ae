BeforeAll {
    . $PSScriptRoot/common.ps1
    Connect-NewDatabase
    Build-Shop
    Import-StagingData "$shop/broken/orders.csv" -Table orders | Out-Null
}

AfterAll { Get-EtlDatabase | Disconnect-EtlDatabase }

Describe 'Get-StagingLoad' {
    It 'lists loads, the newest first' {
        $loads = Get-StagingLoad
        $loads.Count | Should -Be 3
        $loads[0].LoadId | Should -BeGreaterThan $loads[1].LoadId
    }

    It 'accounts for every row' {
        foreach ($load in Get-StagingLoad) {
            $load.RowsRead | Should -Be (
                $load.RowsInserted + $load.RowsUpdated + $load.RowsUnchanged + $load.RowsSkipped + $load.RowsRejected)
        }
    }

    It 'takes a table by position, with or without its schema' {
        (Get-StagingLoad orders).Count | Should -Be 2
        (Get-StagingLoad staging.customers).RowsRead | Should -Be 3
    }

    It 'takes a load by its id' {
        $id = (Get-StagingLoad)[2].LoadId
        (Get-StagingLoad -LoadId $id).LoadId | Should -Be $id
    }

    It 'takes runs from the pipeline' {
        (Get-EtlRun | Where-Object Loads -eq 2 | Get-StagingLoad).Count | Should -Be 2
    }

    It 'returns no more than asked for' {
        @(Get-StagingLoad -First 1).Count | Should -Be 1
    }

    It 'returns nothing for a table that was never loaded' {
        Get-StagingLoad nothing | Should -BeNullOrEmpty
    }
}
